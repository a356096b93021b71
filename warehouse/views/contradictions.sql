-- Yes and no on one matter: what to read side by side, not a verdict. A row is a pair of reports within a year.
-- kind 'reversal': an actor says something, and denies it at another place. kind 'dispute': one actor says what another
-- denies. Both share at least two words of five letters or more (by their first six), and a third of the shorter one's;
-- matter gives these beginnings of words. Words that one statement in 200 has (and 50 have) do not count. kind 'event': an event is reported as fact, and elsewhere that the same actor
-- did no such thing to the same target. kind 'accusation': an actor is accused, and denies something not more than two
-- sentences before or after. matter is then the type of the event.
WITH said AS (
    SELECT
        t.statement_id AS row_id,
        t.article_id,
        t.start_char,
        t.end_char,
        s.ordinal,
        t.speaker_actor_id AS actor_id,
        t.polarity,
        t.text,
        coalesce(t.said_from, a.published_on) AS on_day,
        list_distinct(list_transform(
            regexp_extract_all(lower(t.text), '[\p{L}\p{N}]{5,}'),
            lambda word: left(word, 6)
        )) AS words
    FROM statements AS t
    JOIN articles AS a USING (article_id)
    LEFT JOIN sentences AS s USING (sentence_id)
    WHERE t.speaker_actor_id IS NOT NULL
), words AS (
    SELECT row_id, polarity, on_day, unnest(words) AS word FROM said
), telling_words AS (
    SELECT word FROM words GROUP BY word HAVING count(*) <= greatest(50, (SELECT count(*) FROM said) / 200)
), shared_words AS (
    SELECT y.row_id AS yes_id, n.row_id AS no_id, list(word ORDER BY word) AS shared
    FROM words AS y
    JOIN words AS n USING (word)
    JOIN telling_words USING (word)
    WHERE y.polarity = 'affirmed' AND n.polarity = 'denied' AND abs(date_diff('day', y.on_day, n.on_day)) <= 365
    GROUP BY y.row_id, n.row_id
    HAVING count(*) >= 2
), words_in_common AS (
    SELECT
        p.yes_id,
        p.no_id,
        CASE WHEN y.actor_id = n.actor_id THEN 'reversal' ELSE 'dispute' END AS kind,
        y.actor_id AS yes_actor_id,
        n.actor_id AS no_actor_id,
        array_to_string(p.shared, ', ') AS matter,
        y.text AS yes,
        n.text AS "no",
        y.on_day AS yes_on,
        n.on_day AS no_on
    FROM shared_words AS p
    JOIN said AS y ON y.row_id = p.yes_id
    JOIN said AS n ON n.row_id = p.no_id
    WHERE len(p.shared) >= least(len(y.words), len(n.words)) / 3
        -- A statement within the other is a part of it.
        AND (y.article_id <> n.article_id OR y.end_char <= n.start_char OR n.end_char <= y.start_char)
), done AS (
    SELECT
        e.event_id,
        e.article_id,
        o.ordinal,
        e.event_type,
        e.event_mode,
        e.text,
        e.status,
        coalesce(e.occurred_from, a.published_on) AS on_day,
        s.actor_id AS source,
        t.actor_id AS target
    FROM events AS e
    JOIN articles AS a USING (article_id)
    LEFT JOIN sentences AS o USING (sentence_id)
    JOIN event_actors AS s ON s.event_id = e.event_id AND s.role = 'source'
    LEFT JOIN event_actors AS t ON t.event_id = e.event_id AND t.role = 'target'
), done_and_not_done AS (
    SELECT DISTINCT
        y.event_id AS yes_id,
        n.event_id AS no_id,
        'event' AS kind,
        y.source AS yes_actor_id,
        n.source AS no_actor_id,
        y.event_type AS matter,
        y.text AS yes,
        n.text AS "no",
        y.on_day AS yes_on,
        n.on_day AS no_on
    FROM done AS y
    JOIN done AS n
        ON n.source = y.source AND n.target IS NOT DISTINCT FROM y.target AND n.event_type = y.event_type
    WHERE y.status IN ('occurred', 'ongoing')
        AND n.status = 'negated'
        AND coalesce(n.event_mode, y.event_mode) IS NOT DISTINCT FROM coalesce(y.event_mode, n.event_mode)
        AND abs(date_diff('day', y.on_day, n.on_day)) <= 365
), accused_and_denied AS (
    SELECT DISTINCT
        y.event_id AS yes_id,
        n.row_id AS no_id,
        'accusation' AS kind,
        y.source AS yes_actor_id,
        n.actor_id AS no_actor_id,
        y.event_type AS matter,
        y.text AS yes,
        n.text AS "no",
        y.on_day AS yes_on,
        n.on_day AS no_on
    FROM done AS y
    JOIN said AS n ON n.article_id = y.article_id AND n.actor_id = y.target AND abs(n.ordinal - y.ordinal) <= 2
    WHERE y.event_type = 'ACCUSE' AND y.status IN ('occurred', 'ongoing') AND n.polarity = 'denied'
), reports AS (
    SELECT r.row_id, a.article_id, a.outlet, a.published_on, a.title, s.text AS sentence
    FROM (
        SELECT statement_id AS row_id, article_id, sentence_id FROM statements
        UNION ALL
        SELECT event_id, article_id, sentence_id FROM events
    ) AS r
    JOIN articles AS a USING (article_id)
    LEFT JOIN sentences AS s USING (sentence_id)
)
SELECT
    p.kind,
    p.matter,
    yes_actor.name AS yes_actor,
    p.yes,
    p.yes_on,
    no_actor.name AS no_actor,
    p."no",
    p.no_on,
    y.sentence AS yes_sentence,
    y.outlet AS yes_outlet,
    y.published_on AS yes_published_on,
    y.title AS yes_title,
    n.sentence AS no_sentence,
    n.outlet AS no_outlet,
    n.published_on AS no_published_on,
    n.title AS no_title,
    p.yes_actor_id,
    p.no_actor_id,
    p.yes_id,
    p.no_id
FROM (FROM words_in_common UNION ALL FROM done_and_not_done UNION ALL FROM accused_and_denied) AS p
JOIN reports AS y ON y.row_id = p.yes_id
JOIN reports AS n ON n.row_id = p.no_id
LEFT JOIN actors AS yes_actor ON yes_actor.actor_id = p.yes_actor_id
LEFT JOIN actors AS no_actor ON no_actor.actor_id = p.no_actor_id
ORDER BY p.kind, yes_actor, p.yes_on, p.yes_id, p.no_id
