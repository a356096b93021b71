SELECT format('“{}” is {}', m.text, x.name) AS label, s.text AS sentence
FROM military_asset_mentions AS m JOIN military_assets AS x USING (military_asset_id)
JOIN sentences AS s ON s.sentence_id = m.sentence_id
QUALIFY row_number() OVER (PARTITION BY m.article_id ORDER BY m.text = x.name, m.mention_id) = 1 ORDER BY m.text = x.name, m.mention_id
