"""Who did what to whom: events of the PLOVER ontology with their parties, status, time and place."""

from extraction.events.clusters import cluster_events
from extraction.events.rows import find_events

__all__ = ["cluster_events", "find_events"]
