-- FROM as_of('2014-12-18'): who held which office on a day. On the day of a change both are there.
-- A term of which only the year or the month is known counts from its first day to its last.
CREATE MACRO as_of(day) AS TABLE
SELECT country, office, name, seat, organisation, term_from, term_to, actor_id
FROM offices
WHERE CAST(day AS DATE) BETWEEN term_from AND coalesce(term_to, CAST(day AS DATE))
ORDER BY country NULLS LAST, seat, office, name, term_from
