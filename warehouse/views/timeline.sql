-- What happened, day by day: every reported event with who, to whom, where, and the sentence that says so.
-- Events without a date come last. Filter on status = 'occurred' for what is reported as fact.
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
    e.article_id
FROM events AS e
JOIN articles AS a USING (article_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN (
    SELECT
        x.event_id,
        list(n.name ORDER BY n.name) FILTER (x.role = 'source') AS sources,
        list(n.name ORDER BY n.name) FILTER (x.role = 'target') AS targets
    FROM event_actors AS x
    JOIN actors AS n USING (actor_id)
    GROUP BY x.event_id
) AS p USING (event_id)
ORDER BY e.occurred_from NULLS LAST, e.occurred_to NULLS LAST, a.published_on, e.event_id
