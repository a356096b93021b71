-- FROM evidence('event:…'): the words behind a row of any table, with the sentences around them.
-- Takes the id of a sentence, statement, event, military asset, figure or mention, or a cluster_id, which has a row for
-- each report. before and after are NULL at the ends of an article.
CREATE MACRO evidence(id) AS TABLE
WITH anchors AS (
    SELECT 'sentences' AS found_in, article_id, start_char, end_char, text FROM sentences WHERE sentence_id = id
    UNION ALL
    SELECT 'statements', article_id, start_char, end_char, text FROM statements WHERE statement_id = id
    UNION ALL
    SELECT 'events', article_id, start_char, end_char, text FROM events
    WHERE event_id = id OR event_id IN (SELECT event_id FROM event_clusters WHERE cluster_id = id)
    UNION ALL
    SELECT 'military_assets', article_id, start_char, end_char, text FROM military_assets WHERE military_asset_id = id
    UNION ALL
    SELECT 'figures', article_id, start_char, end_char, text FROM figures WHERE figure_id = id
    UNION ALL
    SELECT 'actor_mentions', article_id, start_char, end_char, text FROM actor_mentions WHERE mention_id = id
    UNION ALL
    SELECT 'place_mentions', article_id, start_char, end_char, text FROM place_mentions WHERE mention_id = id
    UNION ALL
    SELECT 'date_mentions', article_id, start_char, end_char, text FROM date_mentions WHERE mention_id = id
    UNION ALL
    SELECT DISTINCT 'military_asset_mentions', article_id, start_char, end_char, text
    FROM military_asset_mentions WHERE mention_id = id
), spans AS (
    SELECT x.*, min(s.ordinal) AS first_ordinal, max(s.ordinal) AS last_ordinal
    FROM anchors AS x
    JOIN sentences AS s
        ON s.article_id = x.article_id AND s.start_char < x.end_char AND s.end_char > x.start_char
    GROUP BY ALL
)
SELECT
    x.found_in,
    x.text AS words,
    string_agg(s.text, ' ' ORDER BY s.ordinal) FILTER (s.ordinal < x.first_ordinal) AS before,
    string_agg(s.text, ' ' ORDER BY s.ordinal) FILTER (s.ordinal BETWEEN x.first_ordinal AND x.last_ordinal)
        AS sentence,
    string_agg(s.text, ' ' ORDER BY s.ordinal) FILTER (s.ordinal > x.last_ordinal) AS after,
    a.outlet,
    a.published_on,
    a.title,
    a.source_uri,
    x.start_char,
    x.end_char,
    x.article_id
FROM spans AS x
JOIN sentences AS s
    ON s.article_id = x.article_id AND s.ordinal BETWEEN x.first_ordinal - 1 AND x.last_ordinal + 1
JOIN articles AS a ON a.article_id = x.article_id
GROUP BY ALL
ORDER BY a.published_on, x.article_id, x.start_char
