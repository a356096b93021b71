"""Reading numerals and number words: ``read_number(tokens, position)``."""

from extraction.numbers.pieces import Piece, has_number, pieces_of
from extraction.numbers.reader import Number, Reading, read, read_number, read_span

__all__ = ["Number", "Piece", "Reading", "has_number", "pieces_of", "read", "read_number", "read_span"]
