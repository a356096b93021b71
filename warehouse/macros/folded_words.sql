-- SELECT folded_words('The Missiles'' range'): ['missile', 'range'], the words of a text as search() compares them:
-- without case, accents, a final s, the commonest English words, and the difference of British and American 'defence'.
CREATE MACRO folded_words(words) AS list_filter(
    list_transform(
        regexp_extract_all(strip_accents(lower(words)), '[\p{L}\p{N}]+'),
        lambda word: replace(regexp_replace(word, '([^s])s$', '\1'), 'defense', 'defence')
    ),
    lambda word: length(word) > 1 AND word NOT IN (
        'an', 'and', 'are', 'at', 'be', 'been', 'but', 'by', 'for', 'from', 'had', 'has', 'have', 'he', 'her', 'hi', 'in',
        'is', 'it', 'not', 'of', 'on', 'or', 'she', 'that', 'the', 'their', 'they', 'thi', 'to', 'was',
        'were', 'which', 'who', 'will', 'with', 'would'
    )
)
