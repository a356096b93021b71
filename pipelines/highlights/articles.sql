SELECT concat_ws(' · ', title, outlet, strftime(published_on, '%-d %B %Y')) AS label, NULL AS sentence
FROM articles ORDER BY duplicate_of IS NOT NULL, published_on DESC, article_id
