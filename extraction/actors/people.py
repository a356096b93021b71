"""Offices of people, and the surnames by which they are named again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from extraction.actors.catalogue import Term, given_names, is_ruler, surnames
from extraction.actors.context import context_state, country_of
from extraction.actors.plausible import acts
from extraction.actors.spans import Hit, Span, Workspace
from extraction.records import Actor

BEFORE_OFFICE = {
    "former", "then", "current", "acting", "deputy", "vice", "senior", "outgoing", "incoming", "new", "late", "ex", "-",
    "chief",
}  # fmt: skip
FORMER = {"former", "ex", "then"}
OF_THE_BODY = {"leader", "official", "spokesperson", "diplomat", "other"}
"""Offices whose sector is that of the organisation they belong to ("chief negotiator of the Houthis")."""
KNOWN_BY_SURNAME = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "leader"}
"""Seats whose holders news names by surname alone."""
NEAR_OFFICE = timedelta(days=730)
"""A surname alone means the holder of an office at the article's date or up to two years around it."""


@dataclass(slots=True)
class Office:
    """The office that a phrase gives to a person; ``first`` … ``last`` are its tokens."""

    first: int
    last: int
    seat: str
    sector: str | None
    country: str | None
    former: bool


def add_offices(work: Workspace) -> None:
    """Give each named person the office that stands before or after the name, with its sector and country."""
    for span in [s for s in work.spans if s.actor_ids[0].startswith("person:") and s.mention_type == "name"]:
        office = (
            _office_before(work, span.first - 1)
            or _apposition_after(work, span)
            or _apposition_before(work, span)
            or _apposition_of(work, span)
        )
        if office is None:
            continue
        span.role = work.words(office.first, office.last)
        _prefer_holder(work, span, office)
        _describe(work, span, office)


def add_surnames(work: Workspace) -> None:
    """Link each surname to the person who bears it: named in full in the article, or in office at its date."""
    bearers: dict[str, list[Span]] = {}
    for span in sorted(work.spans, key=lambda s: s.first):
        actor_id = span.actor_ids[0]
        if actor_id.startswith("person:") and span.mention_type == "name" and span.last > span.first:
            full = work.words(span.first, span.last)
            for surname in surnames(full, work.actor(actor_id).country):
                bearers.setdefault(surname, []).append(span)
    for token in work.tokens:
        if token.text in bearers and token.pos in {"PROPN", "NOUN", "ADJ"}:
            _link_surname(work, token.i, bearers[token.text])
    for span in list(work.spans):
        if span.rule == "model:PERSON" and span.first == span.last:
            _link_holder(work, span)
            if span.rule == "model:PERSON" and span.role is None and not _named_as_person(work, span.first):
                work.remove(span)


def _named_as_person(work: Workspace, i: int) -> bool:
    """Whether one unknown word that the model takes for a person acts, owns or is addressed as one."""
    token = work.tokens[i]
    before = work.hit_to.get(i - 1)
    titled = before is not None and before.entry("honorific", "office") is not None
    return titled or acts(token) or token.dep in {"poss", "dobj", "dative", "appos"}


def _link_surname(work: Workspace, i: int, bearers: list[Span]) -> None:
    owner = work.owner.get(i)
    if owner is not None:
        if owner.first != owner.last or not owner.rule.startswith("model:"):
            return
        work.remove(owner)
    bearer = next((span for span in reversed(bearers) if span.first < i), bearers[0])
    role = owner.role if owner else None
    work.add(Span(i, i, bearer.actor_ids, "name", "surname", 0.9, role))


def _link_holder(work: Workspace, span: Span) -> None:
    """ "Bush" or "Francis" alone: the one holder of an office of that name at the article's date.

    "Scott" may be anybody; only rulers go by their given names.
    """
    word = work.words(span.first, span.last)
    ids = work.catalogue.people_by_surname.get(word, [])
    if word.lower() in given_names():
        ids = [i for i in ids if is_ruler(work.catalogue.actors[i].name)]
    day = work.document.article.published_on
    for slack in (timedelta(0), NEAR_OFFICE):
        serving = [
            i
            for i in ids
            if any(t.seat in KNOWN_BY_SURNAME and _in_term(t, day, slack) for t in work.catalogue.terms_of[i])
        ]
        if len(serving) == 1:
            work.know(work.catalogue.actors[serving[0]])
            span.actor_ids, span.rule, span.confidence = serving, "surname:in-office", 0.85
            return


def _in_term(term: Term, day: date, slack: timedelta) -> bool:
    begins = max(term.begins.toordinal() - slack.days, 1)
    return begins <= day.toordinal() <= term.ends.toordinal() + slack.days


def _prefer_holder(work: Workspace, span: Span, office: Office) -> None:
    """ "President Bush" is the bearer of that name who held that office, whatever the article's date."""
    if span.actor_ids[0] in work.catalogue.actors or span.first != span.last:
        return
    ids = work.catalogue.people_by_surname.get(work.words(span.first, span.last), [])
    day = work.document.article.published_on.toordinal()
    terms = [t for i in ids for t in work.catalogue.terms_of[i] if t.seat == office.seat]
    terms = [t for t in terms if office.country in {None, t.country} and t.begins.toordinal() <= day]
    if terms:
        best = max(terms, key=lambda t: (t.ends.toordinal() >= day, t.begins, t.actor_id))
        span.actor_ids = [work.know(work.catalogue.actors[best.actor_id])]
        span.rule = "surname:office"


def _describe(work: Workspace, span: Span, office: Office) -> None:
    actor = work.actor(span.actor_ids[0])
    if actor.actor_id in work.catalogue.actors or (actor.sector and actor.country):
        return
    country = office.country if office.country or office.sector == "IGO" else context_state(work, span.first)
    sector = "ELI" if office.former and office.sector == "GOV" else office.sector
    work.actors[actor.actor_id] = replace(actor, sector=actor.sector or sector, country=actor.country or country)


def _office_before(work: Workspace, end: int) -> Office | None:
    """ "[South Korean] [foreign ministry] [spokesman]" that ends at token ``end``."""
    hit = work.hit_to.get(end)
    while hit is not None and hit.entry("honorific") and not hit.entry("office"):
        end = hit.first - 1
        hit = work.hit_to.get(end)
    if hit is None or not hit.entry("office"):
        return None
    return office_at(work, hit)


def office_at(work: Workspace, hit: Hit) -> Office:
    """The office that ``hit`` names, with what stands before it (institution, state) and after it ("of Japan")."""
    entry = hit.entry("office")
    assert entry is not None
    first, sector, country, former = hit.first, entry.sector or None, None, False
    j = hit.first - 1
    while j >= 0:
        before = work.hit_to.get(j)
        owner = work.owner.get(j)
        if before is not None and before.entry("office", "institution") and owner is None:
            inner = before.entry("institution")
            sector = sector or (inner.sector if inner else None)
            first, j = before.first, before.first - 1
        elif owner is not None and owner.actor_ids[0].startswith(("org:", "state:")):
            actor = work.actor(owner.actor_ids[0])
            country = actor.country
            sector = sector or actor.sector
            break
        elif work.tokens[j].lower in BEFORE_OFFICE:
            former = former or work.tokens[j].lower in FORMER
            j -= 1
        elif work.tokens[j].text in {"'s", "’s"}:
            j -= 1
        elif work.tokens[j].lower in {"its", "their"}:
            owned = _last_body(work, j)
            country, sector = (owned.country, owned.sector or sector) if owned else (country, sector)
            break
        elif owner is None and work.tokens[j].dep in {"compound", "nmod"} and work.tokens[j].text[0].isupper():
            first, j = j, j - 1
        else:
            break
    after = _organisation_after(work, hit.last)
    if after is not None:
        country = country or after.country
        sector = after.sector if after.kind == "organisation" and entry.key in OF_THE_BODY else sector or after.sector
    return Office(first, hit.last, entry.key, sector, country, former)


def _last_body(work: Workspace, i: int) -> Actor | None:
    """The state or organisation named last before token ``i``: whom "its director" belongs to."""
    for j in range(i - 1, max(i - 40, 0) - 1, -1):
        owner = work.owner.get(j)
        if owner is not None and owner.actor_ids[0].startswith(("org:", "state:")):
            return work.actor(owner.actor_ids[0])
    return None


def _organisation_after(work: Workspace, last: int) -> Actor | None:
    i = last + 1
    tokens = work.tokens
    if i < len(tokens) and tokens[i].lower in {"of", "for", "at", "to"}:
        for j in range(i + 1, min(i + 4, len(tokens))):
            owner = work.owner.get(j)
            if owner is not None and owner.actor_ids[0].startswith(("org:", "state:")):
                return work.actor(owner.actor_ids[0])
            if country := country_of(work, j):
                return work.catalogue.actors[work.catalogue.state_of[country]]
    return None


def _apposition_after(work: Workspace, span: Span) -> Office | None:
    """ "Kim Kwan-jin, defence minister at the time", "Jane Roe, the ministry's chief spokeswoman,"."""
    i = span.last + 1
    if i >= len(work.tokens) or work.tokens[i].text not in {",", "(", "-", "–", "—"}:
        return None
    for j in range(i + 1, min(i + 8, len(work.tokens))):
        token = work.tokens[j]
        hit = work.hit_from.get(j)
        if hit is not None and hit.entry("office"):
            following = work.owner.get(hit.last + 1)
            named_next = following is not None and following.actor_ids[0].startswith("person:")
            return None if named_next else office_at(work, hit)
        if token.pos in {"VERB", "AUX", "SCONJ", "CCONJ"} or token.text in {",", ".", ")", ";", '"', "“", "”"}:
            return None
    return None


def _apposition_of(work: Workspace, span: Span) -> Office | None:
    """ "The speaker of the House, John Boehner, vowed": the name is in apposition to a phrase with an office."""
    head = work.head(span.first, span.last)
    if head.dep != "appos":
        return None
    hit = next((h for h in work.hits if h.first <= head.head.i <= h.last and h.entry("office")), None)
    return office_at(work, hit) if hit else None


def _apposition_before(work: Workspace, span: Span) -> Office | None:
    """ "The defence minister, Han Min-gu, said"."""
    if span.first < 2 or work.tokens[span.first - 1].text != ",":
        return None
    hit = work.hit_to.get(span.first - 2)
    closes = span.last + 1 < len(work.tokens) and work.tokens[span.last + 1].text in {",", "."}
    return office_at(work, hit) if hit and hit.entry("office") and closes else None
