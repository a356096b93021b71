SELECT
    format('{} ({}), named {} times', a.name, concat_ws(', ', a.kind, a.sector, a.country), count(*)) AS label,
    arg_min(s.text, (s.article_id, s.ordinal)) AS sentence
FROM actors AS a JOIN actor_mentions AS m USING (actor_id) JOIN sentences AS s USING (sentence_id)
WHERE a.kind <> 'state'
GROUP BY a.actor_id, a.name, a.kind, a.sector, a.country ORDER BY count(*) DESC, a.actor_id
