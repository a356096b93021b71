"""With what: weapons, vehicles, vessels, bases and forces, each with its operator, place, status and number.

``find_military_assets`` runs in steps, a module each: ``lexicon`` (the knowledge tables), ``designations`` ("F16s",
"Su-30MKI"), ``spots`` (names and kinds in the text), ``phrases`` (the noun phrases around them), ``attributes``
(operator, place, status, quantity, date) and ``rows`` (one row an asset and combination of attributes).
"""

from extraction.military_assets.find import find_military_assets

__all__ = ["find_military_assets"]
