-- Who deals with whom: a row is a pair of actors in a month, with how many events are reported as fact between them.
-- Reports of one event count once. direction is 'to' where the first actor does something to the second, and 'with'
-- where they do it together (a meeting, an agreement), each pair then once, by name. mean_intensity is PLOVER's, from
-- -10 (conflict) to +10 (cooperation). The month is that of the event, or of publication where its date is unknown.
-- sentence is the report that is most surely right.
WITH facts AS (
    SELECT
        e.event_id,
        coalesce(c.cluster_id, e.event_id) AS event,
        CAST(date_trunc('month', coalesce(e.occurred_from, a.published_on)) AS DATE) AS month,
        e.quad_class,
        e.intensity,
        e.confidence,
        s.text AS sentence,
        a.outlet,
        a.published_on,
        a.title,
        e.article_id
    FROM events AS e
    JOIN articles AS a USING (article_id)
    LEFT JOIN sentences AS s USING (sentence_id)
    LEFT JOIN event_clusters AS c USING (event_id)
    WHERE e.status IN ('occurred', 'ongoing')
), parties AS (
    SELECT x.event_id, x.role, x.actor_id, n.name FROM event_actors AS x JOIN actors AS n USING (actor_id)
), pairs AS (
    SELECT s.event_id, s.name AS actor, 'to' AS direction, t.name AS other, s.actor_id, t.actor_id AS other_actor_id
    FROM parties AS s
    JOIN parties AS t USING (event_id)
    WHERE s.role = 'source' AND t.role = 'target' AND s.actor_id <> t.actor_id
    UNION ALL
    SELECT s.event_id, s.name, 'with', t.name, s.actor_id, t.actor_id
    FROM parties AS s
    JOIN parties AS t USING (event_id)
    WHERE s.role = 'source' AND t.role = 'source' AND (s.name, s.actor_id) < (t.name, t.actor_id)
        AND event_id NOT IN (SELECT event_id FROM event_actors WHERE role = 'target')
)
SELECT
    f.month,
    p.actor,
    p.direction,
    p.other,
    count(DISTINCT f.event) AS events,
    count(DISTINCT f.event) FILTER (f.quad_class LIKE '%cooperation') AS cooperation,
    count(DISTINCT f.event) FILTER (f.quad_class LIKE '%conflict') AS conflict,
    round(avg(f.intensity), 2) AS mean_intensity,
    count(DISTINCT f.article_id) AS articles,
    arg_max(f.sentence, (f.confidence, f.event_id)) AS sentence,
    arg_max(f.outlet, (f.confidence, f.event_id)) AS outlet,
    arg_max(f.published_on, (f.confidence, f.event_id)) AS published_on,
    arg_max(f.title, (f.confidence, f.event_id)) AS title,
    p.actor_id,
    p.other_actor_id
FROM pairs AS p
JOIN facts AS f USING (event_id)
GROUP BY ALL
ORDER BY f.month, events DESC, p.actor, p.direction, p.other, p.actor_id, p.other_actor_id
