"""Dates: the words of an article that say when, with TIMEX3 values and closed ranges of days."""

from extraction.dates.find import find_dates

__all__ = ["find_dates"]
