SELECT w.line AS label, t.sentence
FROM who_did_what AS w JOIN timeline AS t USING (event_id)
QUALIFY row_number() OVER (
    PARTITION BY w.article_id ORDER BY t.targets IS NULL, t.occurred_from IS NULL, w.confidence DESC, w.event_id
) = 1
ORDER BY t.targets IS NULL, t.place_name IS NULL, w.confidence DESC, w.event_id
