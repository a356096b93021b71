-- Money: how much, in the currency the article gives, for what, and whose. usd is filled only where the text says dollars
-- of the United States (the middle of a range); nothing is converted. Two amounts that are one in two currencies name
-- each other in same_as_figure_id: do not add up both.
SELECT
    f.value_low,
    f.value_high,
    f.currency,
    f.modifier,
    f.measures AS what_for,
    f.per,
    n.name AS actor,
    CASE WHEN f.currency = 'USD' THEN (f.value_low + f.value_high) / 2 END AS usd,
    f.text,
    s.text AS sentence,
    a.outlet,
    a.published_on,
    a.title,
    f.confidence,
    f.figure_id,
    f.same_as_figure_id,
    f.article_id
FROM figures AS f
JOIN articles AS a USING (article_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN actors AS n ON n.actor_id = f.actor_id
WHERE f.dimension = 'money'
ORDER BY a.published_on, f.article_id, f.start_char, f.figure_id
