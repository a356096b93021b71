"""Dates: the words of an article that say when, with TIMEX3 values and closed ranges of days.

Conventions (TimeML 1.2.1 where it has one):

- A mention is the whole expression with its article and vague part ("the early 1990s", "earlier this year", "about two
  weeks ago"), without the preposition before it. "From March to May" is two mentions; "from 3 to 7 June", of which one
  part is no date by itself, is one ("3 to 7 June") with both days in its value.
- A date without year is the last that has begun by publication, in a future clause the next that is not over
  (``tense``). So is a weekday; one that is the day of publication is that day.
- "Two weeks ago" is the whole week two weeks before, "last month" the month before; weeks are ISO weeks.
- Early, mid and late are the thirds of a period in whole smaller units: "early 2014" is January to April, "mid-June"
  the 11th to the 20th, "the late 1990s" 1997 to 1999. "Earlier this year" ends, "later this week" begins with
  publication.
- "Two days later", "the same day", "that year" count from the last date before them, at most three sentences back;
  without one they have neither value nor range. A time of day is that of the last day spoken of, or of publication.
- Fiscal years and lengths of time have a value; only lengths that end or begin with publication ("the past three
  years") have a range.
- A year in a title ("the 2015 National Defense Authorization Act"), an age, a war with a number are no dates.
"""

from extraction.dates.find import find_dates

__all__ = ["find_dates"]
