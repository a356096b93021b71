"""Names of news outlets: known ones by any name or domain, unknown ones by a word such as "Daily" or "Herald"."""

from __future__ import annotations

import re
from functools import cache

from extraction.knowledge.tables import listed, rows
from extraction.reading.words import words

DOMAIN = re.compile(r"(?:(?<=^)|(?<=[\s/@(\[<.]))((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12})(?![\w-])", re.IGNORECASE)
SECOND_LEVEL = frozenset(["co", "com", "ac", "gov", "org", "net"])


def known_outlet(name: str) -> str | None:
    """The usual name of an outlet that the table knows by this name ("AFP" → "Agence France-Presse")."""
    return _names().get(name.strip(" .,()").casefold())


def outlet_of_domain(host: str) -> str | None:
    """The usual name of the outlet that publishes on a host ("edition.cnn.com" → "CNN")."""
    parts = host.lower().removeprefix("www.").split(".")
    return next((name for i in range(len(parts) - 1) if (name := _domains().get(".".join(parts[i:])))), None)


def outlet_of_url(url: str | None) -> str | None:
    """The outlet of a web address, where the table knows its host."""
    match = re.match(r"(?:https?:)?//([^/\s:?#]{1,200})", url or "", re.IGNORECASE)
    return outlet_of_domain(match[1]) if match else None


def sites(text: str) -> list[str]:
    """The domains in a text that may be an outlet's: no social network, no mail provider, without ``www.``."""
    found = []
    for match in DOMAIN.finditer(text):
        labels = match[1].lower().removeprefix("www.").split(".")
        length = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else 2
        domain = ".".join(labels[-length:])
        if len(labels) >= 2 and domain not in words("not_outlet") and domain not in found:
            found.append(domain)
    return found


def looks_like_outlet(name: str) -> bool:
    """Whether a name holds a word that outlets are named by."""
    return any(word in byline_words("outlet") for word in re.findall(r"[\w-]+", name.casefold())) or bool(sites(name))


@cache
def byline_words(kind: str) -> frozenset[str]:
    """The words of a kind in ``byline_words.csv``."""
    return frozenset(row["word"].casefold() for row in rows("reading/byline_words.csv") if row["kind"] == kind)


@cache
def _names() -> dict[str, str]:
    named = [(row["name"], [row["name"], *listed(row["aliases"])]) for row in rows("reading/outlets.csv")]
    return {alias.casefold(): name for name, aliases in named for alias in aliases}


@cache
def _domains() -> dict[str, str]:
    return {domain: row["name"] for row in rows("reading/outlets.csv") for domain in listed(row["domains"])}
