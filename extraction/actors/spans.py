"""The mentions under construction: what the steps share and change before they become records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.actors.catalogue import Catalogue, Entry
from extraction.document import Document
from extraction.language.tokens import Token
from extraction.records import Actor


@dataclass(slots=True, eq=False)
class Span:
    """A mention in the making: tokens ``first`` … ``last`` (inclusive), the actors meant and the rule that says so."""

    first: int
    last: int
    actor_ids: list[str]
    mention_type: str
    rule: str
    confidence: float
    role: str | None = None


@dataclass(slots=True, eq=False)
class Hit:
    """A phrase of the tables found in the text."""

    first: int
    last: int
    entries: list[Entry]

    def entry(self, *sorts: str) -> Entry | None:
        """The first entry of one of these sorts."""
        return next((entry for entry in self.entries if entry.sort in sorts), None)


@dataclass(slots=True, eq=False)
class Workspace:
    """What the steps share: the document, the hits of the tables, the spans so far and whose tokens they are."""

    document: Document
    catalogue: Catalogue
    hits: list[Hit]
    actors: dict[str, Actor] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    owner: dict[int, Span] = field(default_factory=dict)
    hit_from: dict[int, Hit] = field(default_factory=dict)
    hit_to: dict[int, Hit] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hit_from = {hit.first: hit for hit in self.hits}
        self.hit_to = {hit.last: hit for hit in self.hits}

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the document."""
        return self.document.tokens

    def free(self, first: int, last: int) -> bool:
        """Whether no span owns any of these tokens."""
        return not any(i in self.owner for i in range(first, last + 1))

    def add(self, span: Span) -> None:
        """Keep a span, and let it own its tokens."""
        self.spans.append(span)
        for i in range(span.first, span.last + 1):
            self.owner[i] = span

    def remove(self, span: Span) -> None:
        """Forget a span."""
        self.spans.remove(span)
        for i in range(span.first, span.last + 1):
            if self.owner.get(i) is span:
                del self.owner[i]

    def know(self, actor: Actor) -> str:
        """Make an actor known (the first description of an id stays) and return its id."""
        return self.actors.setdefault(actor.actor_id, self.catalogue.actors.get(actor.actor_id, actor)).actor_id

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id, from the article or from the tables."""
        return self.actors.get(actor_id) or self.catalogue.actors[actor_id]

    def words(self, first: int, last: int) -> str:
        """The article's words from token ``first`` to ``last``."""
        return self.document.article.text[self.tokens[first].start : self.tokens[last].end]

    def head(self, first: int, last: int) -> Token:
        """The token of the span that the others depend on."""
        for i in range(first, last + 1):
            token = self.tokens[i]
            if token.head is token or not first <= token.head.i <= last:
                return token
        return self.tokens[last]


def slug(text: str) -> str:
    """``"Nguyễn Phú Trọng"`` → ``"nguyen-phu-trong"``: ASCII letters and digits parted by hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:80] or "unnamed"
