-- Yes and no on one matter: what to read side by side, not a verdict. A row is a pair.
-- kind 'statement': one actor says something and denies it, within a year. The matter is the words of five letters or
-- more (by their first six) that both share: at least two, and a third of the shorter one's.
-- kind 'event': an event is reported as fact, and a report within a year says that the same actor did no such thing to
-- the same target.
WITH said AS (
    SELECT
        t.statement_id,
        t.speaker_actor_id,
        t.polarity,
        t.text,
        coalesce(t.said_from, a.published_on) AS said_on,
        list_distinct(list_transform(
            regexp_extract_all(lower(t.text), '[\p{L}\p{N}]{5,}'),
            lambda word: left(word, 6)
        )) AS words
    FROM statements AS t
    JOIN articles AS a USING (article_id)
    WHERE t.speaker_actor_id IS NOT NULL
), of_statements AS (
    SELECT
        'statement' AS kind,
        y.speaker_actor_id AS actor_id,
        list_sort(list_intersect(y.words, n.words)) AS matter,
        y.text AS yes,
        y.said_on AS yes_on,
        n.text AS "no",
        n.said_on AS no_on,
        y.statement_id AS yes_id,
        n.statement_id AS no_id
    FROM said AS y
    JOIN said AS n USING (speaker_actor_id)
    WHERE y.polarity = 'affirmed'
        AND n.polarity = 'denied'
        AND abs(date_diff('day', y.said_on, n.said_on)) <= 365
        AND len(list_intersect(y.words, n.words)) >= greatest(2, least(len(y.words), len(n.words)) / 3)
), done AS (
    SELECT
        e.event_id,
        e.event_type,
        e.event_mode,
        e.text,
        e.status,
        coalesce(e.occurred_from, a.published_on) AS happened_on,
        s.actor_id AS source,
        t.actor_id AS target
    FROM events AS e
    JOIN articles AS a USING (article_id)
    JOIN event_actors AS s ON s.event_id = e.event_id AND s.role = 'source'
    LEFT JOIN event_actors AS t ON t.event_id = e.event_id AND t.role = 'target'
), of_events AS (
    SELECT
        'event' AS kind,
        y.source AS actor_id,
        list_value(y.event_type) AS matter,
        y.text AS yes,
        y.happened_on AS yes_on,
        n.text AS "no",
        n.happened_on AS no_on,
        y.event_id AS yes_id,
        n.event_id AS no_id
    FROM done AS y
    JOIN done AS n
        ON n.source = y.source AND n.target IS NOT DISTINCT FROM y.target AND n.event_type = y.event_type
    WHERE y.status IN ('occurred', 'ongoing')
        AND n.status = 'negated'
        AND coalesce(n.event_mode, y.event_mode) IS NOT DISTINCT FROM coalesce(y.event_mode, n.event_mode)
        AND abs(date_diff('day', y.happened_on, n.happened_on)) <= 365
), reports AS (
    SELECT statement_id AS row_id, article_id, sentence_id FROM statements
    UNION ALL
    SELECT event_id, article_id, sentence_id FROM events
)
SELECT
    p.kind,
    c.name AS actor,
    p.matter,
    p.yes,
    p.yes_on,
    ys.text AS yes_sentence,
    ya.outlet AS yes_outlet,
    ya.published_on AS yes_published_on,
    ya.title AS yes_title,
    p."no",
    p.no_on,
    ns.text AS no_sentence,
    na.outlet AS no_outlet,
    na.published_on AS no_published_on,
    na.title AS no_title,
    p.actor_id,
    p.yes_id,
    p.no_id
FROM (FROM of_statements UNION ALL BY NAME SELECT DISTINCT * FROM of_events) AS p
LEFT JOIN actors AS c USING (actor_id)
JOIN reports AS yr ON yr.row_id = p.yes_id
JOIN articles AS ya ON ya.article_id = yr.article_id
LEFT JOIN sentences AS ys ON ys.sentence_id = yr.sentence_id
JOIN reports AS nr ON nr.row_id = p.no_id
JOIN articles AS na ON na.article_id = nr.article_id
LEFT JOIN sentences AS ns ON ns.sentence_id = nr.sentence_id
ORDER BY p.kind DESC, actor, p.yes_on, p.yes_id, p.no_id
