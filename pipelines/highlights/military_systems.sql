SELECT concat_ws(', ', y.name, y.category, y.origin_country, y.manufacturer) AS label, NULL AS sentence
FROM military_systems AS y LEFT JOIN military_assets AS m USING (system_id)
GROUP BY y.system_id, y.name, y.category, y.origin_country, y.manufacturer ORDER BY count(m.military_asset_id) DESC, y.system_id
