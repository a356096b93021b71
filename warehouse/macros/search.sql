-- FROM search('missile defence Seoul'): titles, sentences and quotations that hold any of the words, the best first.
-- Ranked by BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75): rare words count more, long texts less. Words are
-- compared as folded_words() gives them. found_in says what was found; row_id leads to evidence() (a title has none).
CREATE MACRO search(words) AS TABLE
WITH terms AS (
    SELECT DISTINCT unnest(folded_words(words)) AS term
), texts AS (
    SELECT 'title' AS found_in, title AS text, NULL AS row_id, article_id FROM articles WHERE title IS NOT NULL
    UNION ALL
    SELECT 'sentence', text, sentence_id, article_id FROM sentences
    UNION ALL
    SELECT 'quotation', text, statement_id, article_id FROM statements WHERE kind <> 'indirect'
), corpus AS (
    SELECT count(*) AS size, avg(length(text)) AS mean_length FROM texts
), candidates AS (
    -- Cutting texts into words is slow: only those that may hold a word of the question are cut.
    SELECT DISTINCT t.*
    FROM texts AS t
    JOIN terms AS q ON contains(replace(strip_accents(lower(t.text)), 'defense', 'defence'), q.term)
), hits AS (
    SELECT t.*, q.term, len(list_filter(t.words_in_it, lambda word: word = q.term)) AS times
    FROM (SELECT *, folded_words(text) AS words_in_it FROM candidates) AS t
    JOIN terms AS q ON list_contains(t.words_in_it, q.term)
), weights AS (
    SELECT h.term, ln(1 + (any_value(c.size) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits AS h
    CROSS JOIN corpus AS c
    GROUP BY h.term
)
SELECT
    round(sum(w.weight * h.times * 2.2 / (h.times + 1.2 * (0.25 + 0.75 * length(h.text) / c.mean_length))), 2) AS score,
    h.found_in,
    h.text,
    a.outlet,
    a.published_on,
    a.title,
    h.row_id,
    h.article_id
FROM hits AS h
JOIN weights AS w USING (term)
CROSS JOIN corpus AS c
JOIN articles AS a USING (article_id)
GROUP BY h.found_in, h.text, a.outlet, a.published_on, a.title, h.row_id, h.article_id
ORDER BY score DESC, a.published_on, h.article_id, h.found_in, h.row_id
