WITH shown AS (
    SELECT
        *,
        regexp_replace(format('{:,.2f}', value_low), '\.?0+$', '') AS low,
        regexp_replace(format('{:,.2f}', value_high), '\.?0+$', '') AS high
    FROM figures
)
SELECT
    format('“{}” is {} {}', f.text, f.low || CASE WHEN f.low = f.high THEN '' ELSE '…' || f.high END,
        coalesce(f.currency, f.unit, f.dimension)) || coalesce(': ' || f.measures, '') AS label,
    s.text AS sentence
FROM shown AS f JOIN sentences AS s USING (sentence_id)
QUALIFY row_number() OVER (PARTITION BY f.article_id ORDER BY f.measures IS NULL, f.value_high DESC, f.figure_id) = 1
ORDER BY f.dimension = 'money' DESC, f.measures IS NULL, f.confidence DESC, f.figure_id
