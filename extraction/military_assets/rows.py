"""From mentions to rows: one row an asset and combination of operator, place and status, with all its mentions.

A mention that says less than a row of the same asset and contradicts nothing in it belongs to that row. A mention of
a kind ("the missile shield") belongs to a named system of its category and operator where the article names one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extraction.document import Document
from extraction.military_assets.attributes import Attributes, attributes_of
from extraction.military_assets.phrases import Mention
from extraction.military_assets.view import View
from extraction.military_assets.whereabouts import Where
from extraction.records import MilitaryAsset, MilitaryAssetMention, row_id

_HYPERNYMS = frozenset({"missile_defence", "air_defence", "uav", "tank", "combat_aircraft", "submarine"})
"""Categories whose generic nouns usually mean the system named beside them."""


@dataclass(slots=True)
class Draft:
    """A row in the making."""

    main: Mention
    operator: str | None
    place: Where | None
    status: str
    is_stated: bool
    quantity: float | None
    seen: Attributes
    mentions: list[Mention] = field(default_factory=list)


def make_rows(
    document: Document, mentions: Sequence[Mention]
) -> tuple[list[MilitaryAsset], list[MilitaryAssetMention]]:
    """The rows of an article's mentions and the mentions of each row."""
    view = View(document, mentions)
    drafts = [draft for mention in mentions for draft in _drafts(view, mention)]
    kept = [draft for draft in drafts if not (_is_mere_force(draft) or _is_mere_weapon(draft))]
    merged: list[Draft] = []
    for draft in sorted(kept, key=lambda draft: (not draft.main.entry.is_name, *_fullness(draft))):
        home = next((row for row in merged if _fits(draft, row)), None)
        if home is not None:
            _add(home, draft)
        elif (named := _named_home(draft, merged)) is not None:
            named.mentions.append(draft.main)
        else:
            draft.mentions = [draft.main]
            merged.append(draft)
    merged.sort(key=lambda row: (row.main.first, row.main.last, row.place.name if row.place else ""))
    return _records(document, merged)


def _drafts(view: View, mention: Mention) -> list[Draft]:
    """A draft for each place of a mention."""
    seen = attributes_of(view, mention)
    if seen.status == "operational" and mention.entry.kind == "force" and "withdraw" in seen.rule:
        seen = replace(seen, status="deployed")  # Troops that are only to be withdrawn are deployed.
    places: Sequence[Where | None] = seen.places or (None,)
    return [Draft(mention, seen.operator, place, seen.status, seen.is_stated, seen.quantity, seen) for place in places]


def _is_mere_force(draft: Draft) -> bool:
    """Whether people or formations are only mentioned: no word says what they do, nor how many or whose or where."""
    if draft.main.entry.kind not in ("force", "unit"):
        return False
    if not draft.is_stated or draft.status not in ("deployed", "withdrawn", "proposed", "operational"):
        return True
    is_moved = draft.status != "operational"
    is_known = bool(draft.operator or draft.place or draft.main.entry.kind == "unit")
    return draft.quantity is None and not (is_moved and is_known)


def _is_mere_weapon(draft: Draft) -> bool:
    """Whether the word is just "weapons", nobody's, of no number, with which nothing is done."""
    is_bare = draft.main.entry.name == "weapon" and draft.main.first == draft.main.last
    return is_bare and not (draft.operator or draft.quantity or draft.is_stated)


def _fullness(draft: Draft) -> tuple[int, int]:
    """Rows that say most come first, so that the others can join them."""
    said = (draft.place is not None) + draft.is_stated + (draft.operator is not None) + (draft.quantity is not None)
    return -said, draft.main.first


def _fits(draft: Draft, row: Draft) -> bool:
    """Whether a draft is the same asset as a row and contradicts nothing in it."""
    if _identity(draft.main) != _identity(row.main) and not _is_part_name(draft.main, row.main):
        return False
    if draft.main.entry.kind == "base":
        return True
    same_status = draft.status == row.status or not draft.is_stated
    same_operator = draft.operator is None or row.operator is None or draft.operator == row.operator
    same_number = not (draft.quantity and row.quantity and draft.quantity != row.quantity)
    return same_status and same_operator and same_number and _same_place(draft.place, row.place)


def _identity(mention: Mention) -> str:
    return mention.entry.system_id or mention.name


def _is_part_name(mention: Mention, other: Mention) -> bool:
    """ "Missile system" beside "ballistic missile system": a shorter name of the same kind."""
    short, long = mention.name.lower(), other.name.lower()
    return mention.entry.category == other.entry.category and not other.entry.is_name and long.endswith(f" {short}")


def _same_place(place: Where | None, other: Where | None) -> bool:
    """Whether places agree: the same, one unknown, or one the country or region of the other."""
    if place is None or other is None or place.name == other.name:
        return True
    if place.is_broad == other.is_broad:
        return False
    return place.country == other.country or (place if place.is_broad else other).country is None


def _named_home(draft: Draft, merged: Sequence[Draft]) -> Draft | None:
    """The row of a named system that a generic mention means."""
    main = draft.main
    if main.entry.is_name or main.entry.category not in _HYPERNYMS or (draft.quantity or 0) > 1:
        return None
    homes = [row for row in merged if row.main.entry.is_name and row.main.entry.category == main.entry.category]
    homes = [row for row in homes if draft.operator in (None, row.operator)]
    fitting = [row for row in homes if _same_place(draft.place, row.place)]
    if not fitting and draft.place is not None:
        return None
    ranked = sorted(fitting or homes, key=lambda row: abs(row.main.first - main.first))
    return ranked[0] if ranked else None


def _add(row: Draft, draft: Draft) -> None:
    """Let a row take up a mention with what it adds."""
    row.mentions.append(draft.main)
    row.operator = row.operator or draft.operator
    if draft.place is not None and (row.place is None or (row.place.is_broad and not draft.place.is_broad)):
        row.place = draft.place
    if row.main.is_anaphor and not draft.main.is_anaphor:
        row.main = draft.main
    row.quantity = row.quantity or draft.quantity
    if row.seen.as_of is None and draft.seen.as_of is not None and draft.is_stated:
        row.seen = replace(row.seen, as_of=draft.seen.as_of)


def _records(document: Document, drafts: Sequence[Draft]) -> tuple[list[MilitaryAsset], list[MilitaryAssetMention]]:
    assets: list[MilitaryAsset] = []
    mentions: list[MilitaryAssetMention] = []
    for draft in drafts:
        asset = _asset(document, draft)
        assets.append(asset)
        mentions += [
            _mention(document, asset.military_asset_id, mention)
            for mention in sorted(draft.mentions, key=lambda mention: mention.first)
        ]
    return assets, mentions


def _asset(document: Document, draft: Draft) -> MilitaryAsset:
    article, main, where = document.article, draft.main, draft.place
    first, last = document.tokens[main.first], document.tokens[main.last]
    as_of = draft.seen.as_of
    key = f"{draft.operator}|{where.name if where else ''}|{draft.status}|{main.name}"
    return MilitaryAsset(
        military_asset_id=row_id("asset", article.article_id, first.start, last.end, key),
        article_id=article.article_id,
        sentence_id=document.sentence_of(first).sentence_id,
        start_char=first.start,
        end_char=last.end,
        text=document.text_of(first, last),
        system_id=main.entry.system_id,
        name=main.name,
        category=main.entry.category,
        operator_actor_id=draft.operator,
        place_name=where.name if where else None,
        place_country=where.country if where else None,
        geoname_id=where.geoname_id if where else None,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        status=draft.status,
        quantity=draft.quantity,
        as_of_from=as_of.date_from if as_of else None,
        as_of_to=as_of.date_to if as_of else None,
        rule_id=f"asset:{main.rule}" + (f":{draft.seen.rule}" if draft.seen.rule else ""),
        confidence=main.confidence,
    )


def _mention(document: Document, asset_id: str, mention: Mention) -> MilitaryAssetMention:
    first, last = document.tokens[mention.first], document.tokens[mention.last]
    article_id = document.article.article_id
    return MilitaryAssetMention(
        mention_id=row_id("asset-mention", article_id, first.start, last.end, asset_id),
        military_asset_id=asset_id,
        article_id=article_id,
        sentence_id=document.sentence_of(first).sentence_id,
        start_char=first.start,
        end_char=last.end,
        text=document.text_of(first, last),
    )
