"""Reading numerals and number words: ``read_number(tokens, position)``."""

from extraction.numbers.pieces import Piece, cut, has_number, pieces_of
from extraction.numbers.reader import Number, Reading, join, read, read_number, read_span

__all__ = ["Number", "Piece", "Reading", "cut", "has_number", "join", "pieces_of", "read", "read_number", "read_span"]
