-- Who has which weapons, as reported: a row is a system (or a class of weapon, where system_id is NULL) of an operator.
-- Bases, units and bodies of troops are in deployments. least and most are the smallest and largest number that any
-- report gives. statuses are all that is said of it ('ordered', 'delivered', …): what is only ordered is not there yet.
-- operator is NULL where no article says whose it is. sentence is the report that is most surely right.
SELECT
    n.name AS operator,
    m.name AS system,
    m.category,
    y.origin_country,
    y.manufacturer,
    list(DISTINCT m.status ORDER BY m.status) AS statuses,
    min(m.quantity) AS least,
    max(m.quantity) AS most,
    count(DISTINCT m.article_id) AS articles,
    min(a.published_on) AS first_reported,
    max(a.published_on) AS last_reported,
    arg_max(s.text, (m.confidence, m.military_asset_id)) AS sentence,
    arg_max(a.outlet, (m.confidence, m.military_asset_id)) AS outlet,
    arg_max(a.title, (m.confidence, m.military_asset_id)) AS title,
    m.operator_actor_id,
    m.system_id
FROM military_assets AS m
JOIN articles AS a USING (article_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN military_systems AS y USING (system_id)
LEFT JOIN actors AS n ON n.actor_id = m.operator_actor_id
WHERE m.category NOT IN ('base', 'unit', 'personnel')
GROUP BY ALL
ORDER BY operator NULLS LAST, system, m.category, m.operator_actor_id, m.system_id
