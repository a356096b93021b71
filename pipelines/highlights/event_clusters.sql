SELECT
    format('{} reports of one {}: {}', count(*), any_value(e.event_type), string_agg(DISTINCT e.text, ', ' ORDER BY e.text)) AS label,
    arg_min(s.text, e.event_id) AS sentence
FROM event_clusters AS c JOIN events AS e USING (event_id) JOIN sentences AS s USING (sentence_id)
GROUP BY c.cluster_id ORDER BY count(DISTINCT e.article_id) DESC, count(*) DESC, c.cluster_id
