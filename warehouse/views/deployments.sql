-- Which weapons, bases and troops are where, whose they are and what became of them, with the sentence that says so.
-- A row is an asset that an article puts somewhere, or says to be deployed or withdrawn; military_assets has the rest.
-- since_from and since_to are the first and the last day from which the status may hold.
SELECT
    m.name AS asset,
    m.category,
    n.name AS operator,
    m.place_name,
    m.place_country,
    m.status,
    m.quantity,
    m.as_of_from AS since_from,
    m.as_of_to AS since_to,
    s.text AS sentence,
    a.outlet,
    a.published_on,
    a.title,
    m.latitude,
    m.longitude,
    m.confidence,
    m.military_asset_id,
    m.article_id
FROM military_assets AS m
JOIN articles AS a USING (article_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN actors AS n ON n.actor_id = m.operator_actor_id
WHERE m.place_name IS NOT NULL OR m.status IN ('deployed', 'withdrawn')
ORDER BY a.published_on, m.article_id, m.start_char, m.military_asset_id
