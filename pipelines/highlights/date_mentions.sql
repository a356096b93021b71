SELECT
    format('“{}” is {} … {} (published {})', m.text, m.date_from, m.date_to, a.published_on) AS label,
    s.text AS sentence
FROM date_mentions AS m JOIN articles AS a USING (article_id) JOIN sentences AS s USING (sentence_id)
WHERE m.date_from IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY m.article_id ORDER BY m.text ~ '[0-9]{4}', m.confidence DESC, m.mention_id) = 1
ORDER BY m.text ~ '[0-9]', m.confidence DESC, m.mention_id
