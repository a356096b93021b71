-- FROM search('missile defence Seoul'): titles, sentences and quotations that hold any of the words, the best first.
-- Ranked by BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75): rare words count more, long texts less. Case,
-- accents and a final s make no difference. found_in says what was found; row_id leads to evidence() (not of a title).
CREATE MACRO search(words) AS TABLE
WITH terms AS (
    SELECT DISTINCT unnest(list_transform(
        regexp_extract_all(strip_accents(lower(words)), '[\p{L}\p{N}]+'),
        lambda word: regexp_replace(word, '([^s])s$', '\1')
    )) AS term
), texts AS (
    SELECT 'title' AS found_in, title AS text, NULL AS row_id, article_id FROM articles WHERE title IS NOT NULL
    UNION ALL
    SELECT 'sentence', text, sentence_id, article_id FROM sentences
    UNION ALL
    SELECT 'quotation', text, statement_id, article_id FROM statements WHERE kind <> 'indirect'
), tokens AS (
    SELECT
        *,
        list_transform(
            regexp_extract_all(strip_accents(lower(text)), '[\p{L}\p{N}]+'),
            lambda word: regexp_replace(word, '([^s])s$', '\1')
        ) AS token
    FROM texts
), corpus AS (
    SELECT count(*) AS size, avg(len(token)) AS mean_length FROM tokens
), hits AS (
    SELECT
        t.* EXCLUDE (token),
        len(t.token) AS length,
        q.term,
        len(list_filter(t.token, lambda word: word = q.term)) AS times
    FROM tokens AS t
    JOIN terms AS q ON list_contains(t.token, q.term)
), rarity AS (
    SELECT term, ln(1 + (any_value(c.size) - count(*) + 0.5) / (count(*) + 0.5)) AS idf
    FROM hits
    CROSS JOIN corpus AS c
    GROUP BY term
)
SELECT
    round(sum(r.idf * h.times * 2.2 / (h.times + 1.2 * (0.25 + 0.75 * h.length / c.mean_length))), 2) AS score,
    h.found_in,
    h.text,
    a.outlet,
    a.published_on,
    a.title,
    h.row_id,
    h.article_id
FROM hits AS h
JOIN rarity AS r USING (term)
CROSS JOIN corpus AS c
JOIN articles AS a USING (article_id)
GROUP BY ALL
ORDER BY score DESC, a.published_on, h.article_id, h.found_in, h.row_id
