"""Who did what to whom: events of the PLOVER ontology, their parties, time and place, and which rows report one event."""

from extraction.events.coding import find_events

__all__ = ["find_events"]
