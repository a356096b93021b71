SELECT format('{} is the {} of {} “{}”', a.name, x.role, e.event_type, e.text) AS label, s.text AS sentence
FROM event_actors AS x JOIN events AS e USING (event_id) JOIN actors AS a USING (actor_id)
JOIN sentences AS s USING (sentence_id)
QUALIFY row_number() OVER (PARTITION BY e.event_type ORDER BY e.confidence DESC, e.event_id, x.role, x.actor_id) = 1
ORDER BY e.confidence DESC, e.event_id
