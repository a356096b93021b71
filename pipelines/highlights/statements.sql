SELECT format('{} ({}): {}', q.speaker, coalesce(q.cue, q.kind), q.said) AS label, s.text AS sentence
FROM quotes AS q JOIN statements AS t USING (statement_id) JOIN sentences AS s USING (sentence_id)
WHERE q.speaker IS NOT NULL AND length(q.said) BETWEEN 20 AND 200
QUALIFY row_number() OVER (PARTITION BY q.article_id ORDER BY q.confidence DESC, q.statement_id) = 1
ORDER BY q.speaker_kind = 'person' DESC, q.confidence DESC, q.statement_id
