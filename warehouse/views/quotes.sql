-- Who said what about whom, when, in which outlet: every statement with its speaker by name.
-- speaker is the actor's name, or the article's own words where the actor is not known. about lists the actors that
-- the words said name. said is what is said, without "he said", which leaves '…' where it stood between; a denial
-- ("denied that …") has polarity 'denied'.
-- outlet is the one that the article credits for the statement, or else the article's own.
WITH named_in AS (
    SELECT t.statement_id, list(DISTINCT n.name ORDER BY n.name) AS names
    FROM statements AS t
    JOIN actor_mentions AS m
        ON m.article_id = t.article_id AND m.start_char >= t.start_char AND m.end_char <= t.end_char
    JOIN actors AS n ON n.actor_id = m.actor_id
    WHERE m.actor_id IS DISTINCT FROM t.speaker_actor_id
    GROUP BY t.statement_id
)
SELECT
    coalesce(n.name, t.speaker_text) AS speaker,
    n.kind AS speaker_kind,
    n.country AS speaker_country,
    t.kind,
    t.cue,
    t.polarity,
    CASE
        WHEN len(t.parts) > 1 THEN array_to_string(
            list_transform(t.parts, lambda part: substr(a.text, part.start_char + 1, part.end_char - part.start_char)),
            ' … '
        )
        ELSE t.text
    END AS said,
    b.names AS about,
    o.name AS addressee,
    t.said_from,
    t.said_to,
    coalesce(v.name, a.outlet) AS outlet,
    a.published_on,
    a.title,
    s.text AS sentence,
    t.confidence,
    t.speaker_actor_id,
    t.statement_id,
    t.article_id
FROM statements AS t
JOIN articles AS a USING (article_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN named_in AS b USING (statement_id)
LEFT JOIN actors AS n ON n.actor_id = t.speaker_actor_id
LEFT JOIN actors AS o ON o.actor_id = t.addressee_actor_id
LEFT JOIN actors AS v ON v.actor_id = t.via_actor_id
ORDER BY a.published_on, t.article_id, t.start_char, t.statement_id
