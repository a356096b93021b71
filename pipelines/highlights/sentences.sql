SELECT text AS label, NULL AS sentence FROM sentences
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY ordinal) = 1 ORDER BY sentence_id
