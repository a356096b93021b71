SELECT
    concat_ws(', ', CASE WHEN d.quantity IS NOT NULL THEN format('{:g} × ', d.quantity) ELSE '' END || d.asset, d.category)
    || coalesce(' of ' || d.operator, '') || coalesce(' in ' || d.place_name, '') || ': ' || d.status AS label,
    d.sentence
FROM deployments AS d
QUALIFY row_number() OVER (
    PARTITION BY d.article_id ORDER BY d.status = 'unknown', d.operator IS NULL, d.place_name IS NULL, d.military_asset_id
) = 1
ORDER BY d.status = 'unknown', d.operator IS NULL, d.place_name IS NULL, d.confidence DESC, d.military_asset_id
