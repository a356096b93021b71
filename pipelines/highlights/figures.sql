SELECT
    format('“{}” is {} {}', f.text,
        CASE WHEN f.value_low = f.value_high THEN format('{:g}', f.value_low) ELSE format('{:g}…{:g}', f.value_low, f.value_high) END,
        coalesce(f.currency, f.unit, f.dimension))
    || coalesce(': ' || f.measures, '') AS label,
    s.text AS sentence
FROM figures AS f JOIN sentences AS s USING (sentence_id)
QUALIFY row_number() OVER (PARTITION BY f.article_id ORDER BY f.measures IS NULL, f.value_high DESC, f.figure_id) = 1
ORDER BY f.dimension = 'money' DESC, f.measures IS NULL, f.confidence DESC, f.figure_id
