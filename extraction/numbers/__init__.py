"""Reading numerals and number words: ``read_number(tokens, position)``."""

from extraction.numbers.magnitudes import with_magnitudes
from extraction.numbers.pieces import ARTICLES, DASHES, FRACTION_SIGNS, Piece, cut, has_number, pieces_of
from extraction.numbers.reader import Number, read, read_number
from extraction.numbers.readings import Reading, join
from extraction.numbers.vocabulary import all_words

__all__ = [
    "ARTICLES",
    "DASHES",
    "FRACTION_SIGNS",
    "Number",
    "Piece",
    "Reading",
    "all_words",
    "cut",
    "has_number",
    "join",
    "pieces_of",
    "read",
    "read_number",
    "with_magnitudes",
]
