-- One line of prose an event: "2014-10-01…2014-10-31 Japan → China: ACCUSE 'criticised' in Kyoto (occurred)".
SELECT
    concat_ws(
        ' ',
        CASE
            WHEN occurred_from IS NULL THEN NULL
            WHEN occurred_from = occurred_to THEN strftime(occurred_from, '%Y-%m-%d')
            ELSE strftime(occurred_from, '%Y-%m-%d') || '…' || strftime(occurred_to, '%Y-%m-%d')
        END,
        coalesce(array_to_string(sources, ', '), 'Somebody')
            || coalesce(' → ' || array_to_string(targets, ', '), '') || ':',
        event_type || coalesce('/' || event_mode, ''),
        '''' || trigger || '''',
        'in ' || place_name,
        '(' || status || ')'
    ) AS line,
    occurred_from,
    sentence,
    outlet,
    published_on,
    title,
    confidence,
    event_id,
    article_id
FROM timeline
