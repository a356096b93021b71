SELECT
    format('“{}” is {}', m.text, concat_ws(', ', m.place_name, m.admin1, m.place_country))
    || coalesce(format(' at {:.2f}, {:.2f}', m.latitude, m.longitude), '') AS label,
    s.text AS sentence
FROM place_mentions AS m JOIN sentences AS s USING (sentence_id)
QUALIFY row_number() OVER (PARTITION BY m.article_id ORDER BY m.feature_class = 'P' DESC, m.confidence DESC, m.mention_id) = 1
ORDER BY m.latitude IS NULL, m.confidence DESC, m.mention_id
