-- Who said what, when, in which outlet: every statement with its speaker by name.
-- speaker is the actor's name, or the article's own words where the actor is not known.
SELECT
    coalesce(n.name, t.speaker_text) AS speaker,
    n.kind AS speaker_kind,
    n.country AS speaker_country,
    t.kind,
    t.cue,
    t.polarity,
    t.text AS said,
    o.name AS addressee,
    t.said_from,
    t.said_to,
    coalesce(v.name, a.outlet) AS outlet,
    a.published_on,
    a.title,
    t.confidence,
    t.statement_id,
    t.article_id
FROM statements AS t
JOIN articles AS a USING (article_id)
LEFT JOIN actors AS n ON n.actor_id = t.speaker_actor_id
LEFT JOIN actors AS o ON o.actor_id = t.addressee_actor_id
LEFT JOIN actors AS v ON v.actor_id = t.via_actor_id
ORDER BY a.published_on, t.article_id, t.start_char, t.statement_id
