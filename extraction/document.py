"""An article with its parse and the mentions found so far: what every extractor takes.

Extractors run in layers: dates, places and actors first (they read the tokens), then statements, events, assets and
figures (they read the mentions of the first layer too, through ``actors_at``, ``places_at`` and ``dates_at``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from extraction.knowledge.phrases import Pieces
from extraction.language.tokens import Entity, Sentence, Token
from extraction.records import Actor, ActorMention, Article, DateMention, PlaceMention


class Anchored(Protocol):
    """Any record with an anchor."""

    @property
    def start_char(self) -> int: ...  # noqa: D102
    @property
    def end_char(self) -> int: ...  # noqa: D102


M = TypeVar("M", bound=Anchored)


@dataclass(slots=True, eq=False)
class Document:
    """A parsed article. ``tokens`` is the whole article in order, whitespace tokens included (pos ``SPACE``)."""

    article: Article
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    entities: Sequence[Entity]
    actors: dict[str, Actor] = field(default_factory=dict)
    actor_mentions: Sequence[ActorMention] = ()
    place_mentions: Sequence[PlaceMention] = ()
    date_mentions: Sequence[DateMention] = ()
    _starts: list[int] = field(default_factory=list)
    _actors_at: dict[int, list[ActorMention]] = field(default_factory=dict)
    _places_at: dict[int, list[PlaceMention]] = field(default_factory=dict)
    _dates_at: dict[int, list[DateMention]] = field(default_factory=dict)
    _pieces: Pieces | None = None

    def __post_init__(self) -> None:
        self._starts = [token.start for token in self.tokens]

    @property
    def pieces(self) -> Pieces:
        """All tokens taken apart for the phrase tables, once."""
        if self._pieces is None:
            self._pieces = Pieces.of(self.tokens)
        return self._pieces

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[token.sentence_ordinal]

    def token_at(self, char: int) -> Token:
        """The token that covers (or is last to begin before) a code point of the article's text."""
        return self.tokens[max(bisect_right(self._starts, char) - 1, 0)]

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin in ``text[start:end]``."""
        first = bisect_right(self._starts, start - 1)
        return self.tokens[first : bisect_right(self._starts, end - 1)]

    def text_of(self, first: Token, last: Token) -> str:
        """The article's words from one token to another."""
        return self.article.text[first.start : last.end]

    def add_actors(self, actors: Iterable[Actor], mentions: Iterable[ActorMention]) -> None:
        """Make actor mentions known to the later layers."""
        self.actors.update((actor.actor_id, actor) for actor in actors)
        self.actor_mentions = sorted(mentions, key=lambda m: (m.start_char, m.end_char, m.actor_id))
        self._actors_at = self._index(self.actor_mentions)

    def add_places(self, mentions: Iterable[PlaceMention]) -> None:
        """Make place mentions known to the later layers."""
        self.place_mentions = sorted(mentions, key=lambda m: (m.start_char, m.end_char))
        self._places_at = self._index(self.place_mentions)

    def add_dates(self, mentions: Iterable[DateMention]) -> None:
        """Make date mentions known to the later layers."""
        self.date_mentions = sorted(mentions, key=lambda m: (m.start_char, m.end_char))
        self._dates_at = self._index(self.date_mentions)

    def actors_at(self, token: Token) -> list[ActorMention]:
        """The actor mentions that cover a token (several where the words mean several actors)."""
        return self._actors_at.get(token.i, [])

    def places_at(self, token: Token) -> list[PlaceMention]:
        """The place mentions that cover a token."""
        return self._places_at.get(token.i, [])

    def dates_at(self, token: Token) -> list[DateMention]:
        """The date mentions that cover a token."""
        return self._dates_at.get(token.i, [])

    def _index(self, mentions: Iterable[M]) -> dict[int, list[M]]:
        index: dict[int, list[M]] = defaultdict(list)
        for mention in mentions:
            for token in self.tokens_between(mention.start_char, mention.end_char):
                index[token.i].append(mention)
        return dict(index)
