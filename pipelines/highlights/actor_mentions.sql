SELECT
    format('“{}” is {} ({})', m.text, a.name, concat_ws(', ', m.mention_type, m.role)) AS label, s.text AS sentence
FROM actor_mentions AS m JOIN actors AS a USING (actor_id) JOIN sentences AS s USING (sentence_id)
QUALIFY row_number() OVER (PARTITION BY m.mention_type ORDER BY m.role IS NULL, m.confidence DESC, m.mention_id) = 1
ORDER BY m.mention_type IN ('metonym', 'nominal', 'pronoun') DESC, m.mention_type
