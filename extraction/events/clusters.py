"""Rows of ``events`` that report one event, within an article and across the articles of nearby days.

Greedy clustering in the order of publication, as is usual for news streams (Allan et al., "Topic Detection and
Tracking", 1998): a report joins the first cluster that it may belong to, or begins one. A later day never changes what
an earlier day decided, so days can be added one by one, and the order in which the rows are given does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extraction.records import Actor, Event, EventActor, EventCluster

WINDOW = timedelta(days=7)
"""How long after a cluster's latest report another one of the same event is expected."""
_SLACK = timedelta(days=1)
"""What two reports may differ in an event's date (time zones, "late on Monday")."""
_FAMILIES = {
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "ASSAULT": "force",
    "COERCE": "force",
    "AGREE": "deal",
    "CONSULT": "deal",
}
"""Neighbouring types of one quad: what one reporter calls a concession, another calls a retreat."""
_UNREAL = frozenset({"negated", "hypothetical"})


@dataclass(frozen=True, slots=True)
class _Report:
    event: Event
    published_on: date
    parties: frozenset[str]
    sources: frozenset[str]


@dataclass(slots=True)
class _Cluster:
    first: _Report
    reports: list[_Report] = field(default_factory=list)


def cluster_events(
    events: Iterable[Event],
    event_actors: Iterable[EventActor],
    actors: Iterable[Actor],
    published_on: Mapping[str, date],
) -> list[EventCluster]:
    """Group the rows that report one event.

    Args:
        events: rows of one or many articles.
        event_actors: the parties of these events.
        actors: the actors that ``event_actors`` names; a person or body counts as its country.
        published_on: ``article_id`` → day of publication.

    Returns:
        A row for each event, in the order of publication. A cluster is named after its earliest report.
    """
    clusters: dict[tuple[str, str], list[_Cluster]] = defaultdict(list)
    found: list[EventCluster] = []
    for report in _reports(events, event_actors, actors, published_on):
        keys = [(_family(report.event), party) for party in sorted(report.parties or {_place(report.event)})]
        candidates = [cluster for key in keys for cluster in clusters[key]]
        cluster = next((c for c in sorted(candidates, key=_age) if _belongs(report, c)), None)
        if cluster is None:
            cluster = _Cluster(report)
            for key in keys:
                clusters[key] = [c for c in clusters[key] if _is_open(report, c)] + [cluster]
        cluster.reports.append(report)
        cluster_id = cluster.first.event.event_id.replace("event:", "cluster:", 1)
        found.append(EventCluster(cluster_id, report.event.event_id, report.event.article_id))
    return found


def _reports(
    events: Iterable[Event],
    event_actors: Iterable[EventActor],
    actors: Iterable[Actor],
    published_on: Mapping[str, date],
) -> list[_Report]:
    country = {actor.actor_id: actor.country or actor.actor_id for actor in actors}
    parties: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, set[str]] = defaultdict(set)
    for row in event_actors:
        party = country.get(row.actor_id, row.actor_id.removeprefix("state:").upper())
        parties[row.event_id].add(party)
        if row.role == "source":
            sources[row.event_id].add(party)
    reports = [
        _Report(
            event,
            published_on[event.article_id],
            frozenset(parties[event.event_id]),
            frozenset(sources[event.event_id]),
        )
        for event in events
    ]
    return sorted(reports, key=lambda r: (r.published_on, r.event.article_id, r.event.start_char, r.event.event_id))


def _age(cluster: _Cluster) -> tuple[date, str, int, str]:
    event = cluster.first.event
    return cluster.first.published_on, event.article_id, event.start_char, event.event_id


def _family(event: Event) -> str:
    return _FAMILIES.get(event.event_type, event.event_type)


def _place(event: Event) -> str:
    return event.place_country or event.place_name or ""


def _is_open(report: _Report, cluster: _Cluster) -> bool:
    return report.published_on - cluster.reports[-1].published_on <= WINDOW


def _belongs(report: _Report, cluster: _Cluster) -> bool:
    return _is_open(report, cluster) and any(_same(report, other) for other in _profile(cluster.reports))


def _profile(reports: Sequence[_Report]) -> list[_Report]:
    """The first report and the last ones stand for a cluster, however many it has."""
    return [reports[0], *reports[1:][-4:]]


def _same(one: _Report, other: _Report) -> bool:
    return (
        _family(one.event) == _family(other.event)
        and (one.event.status in _UNREAL) == (other.event.status in _UNREAL)
        and _parties_agree(one, other)
        and _places_agree(one.event, other.event)
        and _times_agree(one, other)
    )


def _parties_agree(one: _Report, other: _Report) -> bool:
    """One acts in both, and the parties of one are among the other's (the same, where no date or place ties them)."""
    if not one.parties or not other.parties:
        return not one.parties and not other.parties and bool(_place(one.event))
    fewer, more = sorted((one.parties, other.parties), key=len)
    acting = not one.sources or not other.sources or bool(one.sources & other.sources)
    told = one.event.occurred_from is not None and other.event.occurred_from is not None
    placed = one.event.place_name is not None and one.event.place_name == other.event.place_name
    if told or placed:
        return acting and fewer <= more
    alike = len(fewer) > 1 or (one.event.article_id, one.event.text) == (other.event.article_id, other.event.text)
    return acting and fewer == more and alike


def _places_agree(one: Event, other: Event) -> bool:
    if one.place_name is None or other.place_name is None or one.place_name == other.place_name:
        return True
    return one.place_country == other.place_country and None in (one.geoname_id, other.geoname_id)


def _times_agree(one: _Report, other: _Report) -> bool:
    """Dates that overlap; of one without a date, the other's must not be history."""
    a, b = one.event, other.event
    if a.occurred_from and a.occurred_to and b.occurred_from and b.occurred_to:
        return a.occurred_from - _SLACK <= b.occurred_to and b.occurred_from - _SLACK <= a.occurred_to
    dated = a if a.occurred_to else b
    near = dated.occurred_to is None or abs(dated.occurred_to - one.published_on) <= WINDOW
    return near and (a.article_id == b.article_id or a.event_type == b.event_type)
