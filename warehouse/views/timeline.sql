-- What happened, day by day: every report of an event with who, to whom, where, and the sentence that says so.
-- Events without a date come last. Filter on status = 'occurred' for what is reported as fact. Reports of one event
-- share a cluster_id. A meeting of equals has all of them as sources and no targets.
WITH parties AS (
    SELECT
        x.event_id,
        list(n.name ORDER BY n.name) FILTER (x.role = 'source') AS sources,
        list(n.name ORDER BY n.name) FILTER (x.role = 'target') AS targets
    FROM event_actors AS x
    JOIN actors AS n USING (actor_id)
    GROUP BY x.event_id
)
SELECT
    e.occurred_from,
    e.occurred_to,
    e.event_type,
    e.event_mode,
    e.status,
    p.sources,
    p.targets,
    e.text AS trigger,
    e.place_name,
    e.place_country,
    s.text AS sentence,
    a.outlet,
    a.published_on,
    a.title,
    e.confidence,
    e.event_id,
    c.cluster_id,
    e.article_id
FROM events AS e
JOIN articles AS a USING (article_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN event_clusters AS c USING (event_id)
LEFT JOIN parties AS p USING (event_id)
ORDER BY e.occurred_from NULLS LAST, e.occurred_to NULLS LAST, a.published_on, e.event_id
