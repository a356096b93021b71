"""A document together with the asset mentions found in it: what the attributes of one mention are read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extraction.actors.catalogue import catalogue
from extraction.document import Document
from extraction.language.tokens import Token
from extraction.military_assets.phrases import Mention
from extraction.records import Actor, ActorMention

_STATE_BODIES = frozenset({"MIL", "GOV", "SPY"})


@dataclass(slots=True)
class View:
    """``document`` with its ``mentions``, looked up by the tokens they cover."""

    document: Document
    mentions: Sequence[Mention]
    _at: dict[int, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            for index in range(mention.first, mention.last + 1):
                self._at.setdefault(index, mention)

    def asset_at(self, token: Token) -> Mention | None:
        """The asset mention that covers a token."""
        return self._at.get(token.i)

    def actor_at(self, token: Token) -> str | None:
        """The actor of a word, no firm; an armed service, a ministry and an office holder stand for their state."""
        mentions = self.document.actors_at(token)
        for mention in sorted(mentions, key=lambda m: m.end_char - m.start_char) if len(mentions) > 1 else mentions:
            actor = self.document.actors.get(mention.actor_id)
            if actor is not None and self._is_the_asset(mention, actor):
                continue
            while actor and actor.parent_actor_id and (actor.kind == "person" or actor.sector in _STATE_BODIES):
                actor = self.document.actors.get(actor.parent_actor_id)
            if actor is not None and actor.kind == "person":
                return self.state(actor.country)
            if actor is not None and actor.sector != "BUS":
                return actor.actor_id
        return None

    def _is_the_asset(self, mention: ActorMention, actor: Actor) -> bool:
        """Whether a name of which nothing is known is that of an asset ("Air Force F-16 Fighting Falcons")."""
        if actor.sector is not None or actor.parent_actor_id is not None or actor.kind != "organisation":
            return False
        asset = self.asset_at(self.document.token_at(mention.end_char - 1))
        return asset is not None and mention.start_char <= asset.head.start < mention.end_char

    def operator_at(self, token: Token) -> str | None:
        """Who acts where ``token`` acts: its actor, the state that it names, or the navy of a ship."""
        asset = self.asset_at(token)
        if asset is not None and asset.entry.kind in ("ship", "unit"):
            return self.state(asset.entry.country)
        return self.actor_at(token) or self.state_at(token)

    def first_operator(self, tokens: Iterable[Token]) -> str | None:
        """The first of some words that acts."""
        return next((actor for token in tokens if (actor := self.operator_at(token)) is not None), None)

    def state_at(self, token: Token) -> str | None:
        """The state whose name locates at a token, if it acts elsewhere in the article."""
        places = self.document.places_at(token)
        is_country = bool(places) and places[0].admin1 is None and places[0].feature_class in ("A", None)
        return self.state(places[0].place_country) if is_country else None

    def state(self, country: str | None) -> str | None:
        """The actor that is the state of a country; all states are actors, whether the article names them or not."""
        return catalogue().state_of.get(country or "")
