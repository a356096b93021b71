SELECT
    concat_ws(', ', o.name, o.office, o.country, o.term_from || ' to ' || coalesce(CAST(o.term_to AS VARCHAR), 'now')) AS label,
    NULL AS sentence
FROM offices AS o LEFT JOIN actor_mentions AS m USING (actor_id)
GROUP BY o.actor_id, o.name, o.office, o.country, o.term_from, o.term_to
ORDER BY count(m.mention_id) DESC, o.actor_id, o.term_from
