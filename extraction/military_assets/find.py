"""The steps in order."""

from __future__ import annotations

from extraction.document import Document
from extraction.military_assets.phrases import find_mentions
from extraction.military_assets.references import resolve
from extraction.military_assets.rows import make_rows
from extraction.military_assets.spots import find_spots
from extraction.records import MilitaryAsset, MilitaryAssetMention


def find_military_assets(document: Document) -> tuple[list[MilitaryAsset], list[MilitaryAssetMention]]:
    """The military assets of a document and all their mentions, in text order.

    Args:
        document: with its dates, places and actors already added; without them an asset has no operator, place or date.

    Returns:
        One row for each asset and combination of operator, place and status, and the mentions that it was made from.
    """
    mentions = find_mentions(document, find_spots(document))
    return make_rows(document, resolve(document, mentions))
