"""A statement in the making: what the direct and the indirect route both produce."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.language.tokens import Token
from extraction.statements.cues import Cue
from extraction.statements.quotations import Span


@dataclass(slots=True, eq=False)
class Draft:
    """A content with its cue and speaker.

    Attributes:
        parts: code points of what was said, in order; the whole extent becomes the anchor.
        cue: the row of the cue table, ``None`` for a quotation that nothing but its place attributes.
        cue_token: the cue's head word.
        cue_words: all words of the cue that stand in the text.
        speaker: the head of the speaker's noun phrase.
        addressee: the head of the noun phrase that says who was told.
        via: the head of the noun phrase that names the outlet which passed it on.
        rule: what made the row; the cue's rule, or ``quote:…``.
        head: the content's head word in the parse.
    """

    parts: list[Span]
    cue: Cue | None
    cue_token: Token | None
    cue_words: tuple[Token, ...]
    speaker: Token | None
    addressee: Token | None
    via: Token | None
    rule: str
    head: Token | None = None

    @property
    def start(self) -> int:
        """The first code point of the content."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The code point after the content."""
        return self.parts[-1][1]
