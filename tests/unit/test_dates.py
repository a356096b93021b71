"""Dates in newspaper-like sentences, each with the mentions that it should give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extraction.dates import find_dates
from extraction.document import Document
from extraction.knowledge.tables import rows

Read = Callable[..., Document]
RULES = rows("dates/rules.csv")

# A sentence, its day of publication and its mentions: words | TIMEX3 value | first day … last day.
NEWS = """
2014-12-18 | The Senate passed the bill on December 12 by 89 votes to 11.
    December 12 | 2014-12-12 | 2014-12-12
2014-12-18 | The newspaper reported on Saturday that the two had met on the sidelines of last month's summit.
    Saturday | 2014-12-13 | 2014-12-13
    last month | 2014-11 | 2014-11-01 … 2014-11-30
2014-12-18 | The ministers will meet on Saturday.
    Saturday | 2014-12-20 | 2014-12-20
2014-12-18 | The general said Thursday that the troops would leave in February.
    Thursday | 2014-12-18 | 2014-12-18
    February | 2015-02 | 2015-02-01 … 2015-02-28
2014-12-18 | The batteries were delivered in October, and more are to arrive in March.
    October | 2014-10 | 2014-10-01 … 2014-10-31
    March | 2015-03 | 2015-03-01 … 2015-03-31
2014-12-18 | Mr Kim took office in December 2012 and Ms Han in February 2013.
    December 2012 | 2012-12 | 2012-12-01 … 2012-12-31
    February 2013 | 2013-02 | 2013-02-01 … 2013-02-28
2014-12-18 | The pact fell apart in the summer of 2012.
    the summer of 2012 | 2012-SU | 2012-06-01 … 2012-08-31
2014-12-18 | He was elected on 7 October 2001, weeks after the attack.
    7 October 2001 | 2001-10-07 | 2001-10-07
2014-12-18 | The embassy closed earlier this year and reopened two weeks ago.
    earlier this year | 2014 | 2014-01-01 … 2014-12-18
    two weeks ago | 2014-W49 | 2014-12-01 … 2014-12-07
2014-12-18 | The two sides have been at war since February.
    February | 2014-02 | 2014-02-01 … 2014-02-28
2014-12-18 | At least 300 people were killed between March and May.
    March | 2014-03 | 2014-03-01 … 2014-03-31
    May | 2014-05 | 2014-05-01 … 2014-05-31
2014-12-18 | The drill ran from 3 to 7 June off the coast.
    3 to 7 June | 2014-06-03/2014-06-07 | 2014-06-03 … 2014-06-07
2014-12-18 | The base was built in the 1990s and expanded in the early 2000s.
    the 1990s | 199 | 1990-01-01 … 1999-12-31
    the early 2000s | 200 | 2000-01-01 … 2003-12-31
2014-12-18 | Sales rose in the third quarter.
    the third quarter | 2014-Q3 | 2014-07-01 … 2014-09-30
2014-12-18 | The fleet will have 12 destroyers by 2030.
    2030 | 2030 | 2030-01-01 … 2030-12-31
2014-12-18 | He was imprisoned for three years.
    three years | P3Y
2014-12-18 | The exercise is held every March.
    every March | XXXX-03
2014-12-18 | The president landed on 3 June and met the king the same day.
    3 June | 2014-06-03 | 2014-06-03
    the same day | 2014-06-03 | 2014-06-03
2014-12-18 | The missile was launched on 3 June; a day earlier, a warning had been issued.
    3 June | 2014-06-03 | 2014-06-03
    a day earlier | 2014-06-02 | 2014-06-02
2014-12-18 | The ceasefire was signed on 3 June and collapsed two days later.
    3 June | 2014-06-03 | 2014-06-03
    two days later | 2014-06-05 | 2014-06-05
2014-12-18 | The army is now recruiting and has recently bought helicopters.
    now | PRESENT_REF
    recently | PAST_REF
2014-12-18 | The castle dates from the 16th century.
    the 16th century | 15 | 1500-01-01 … 1599-12-31
2014-12-18 | Their grandfathers fought in World War II.
2014-12-18 | The money is part of the 2015 National Defense Authorization Act.
2014-12-18 | The month-long siege ended on Tuesday.
    month-long | P1M
    Tuesday | 2014-12-16 | 2014-12-16
2014-12-18 | The shelling began at 5:30 a.m. on Wednesday.
    5:30 a.m. on Wednesday | 2014-12-17T05:30 | 2014-12-17
2014-12-18 | Rockets hit the town on Wednesday night.
    Wednesday night | 2014-12-17TNI | 2014-12-17
2014-12-18 | The talks may resume in early 2015.
    early 2015 | 2015 | 2015-01-01 … 2015-04-30
2014-12-18 | A cholera outbreak struck in mid-June.
    mid-June | 2014-06 | 2014-06-11 … 2014-06-20
2014-12-18 | The carrier left port late last year.
    late last year | 2013 | 2013-09-01 … 2013-12-31
2014-12-18 | The contract will be signed by the end of 2016.
    the end of 2016 | 2016 | 2016-09-01 … 2016-12-31
2014-12-18 | About 2000 soldiers were sent to the border, and 1,990 came back.
2014-12-18 | The minister may visit Riyadh.
2014-12-18 | Thousands march through the capital every Friday.
    every Friday | XXXX-WXX-5
2014-12-18 | Both governments have agreed to hold talks on Monday.
    Monday | 2014-12-22 | 2014-12-22
2014-12-18 | Elections scheduled for May were postponed.
    May | 2015-05 | 2015-05-01 … 2015-05-31
2014-12-18 | He wants to visit the site of Sunday's attack.
    Sunday | 2014-12-14 | 2014-12-14
2014-12-18 | The summit is on Monday, and the talks may last two days.
    Monday | 2014-12-22 | 2014-12-22
    two days | P2D
2014-12-18 | The army is preparing ahead of Monday's vote.
    Monday | 2014-12-22 | 2014-12-22
2014-12-18 | One day the war will end, the 13 November attacks notwithstanding.
    13 November | 2014-11-13 | 2014-11-13
2014-12-18 | Troops killed on Sunday were buried.
    Sunday | 2014-12-14 | 2014-12-14
2014-12-18 | The pilot managed to escape on Monday.
    Monday | 2014-12-15 | 2014-12-15
2014-12-18 | Over the past five years the budget has doubled.
    the past five years | P5Y | 2009-12-18 … 2014-12-18
2014-12-18 | The plant produces 40 tanks a year.
    a year | P1Y
2014-12-18 | A 14-year-old girl was wounded.
2014-12-18 | The agreement expires in 18 months.
    18 months | P18M
2014-12-18 | On Nov. 10, the two leaders shook hands for the first time.
    Nov. 10 | 2014-11-10 | 2014-11-10
2014-12-18 | The law of 28 May 1998 was repealed.
    28 May 1998 | 1998-05-28 | 1998-05-28
2014-12-18 | The first attack came at dawn on 6 June 1944.
    6 June 1944 | 1944-06-06 | 1944-06-06
2014-12-18 | The annual report is due next week.
    annual | P1Y
    next week | 2014-W52 | 2014-12-22 … 2014-12-28
2014-12-18 | The bomber was first flown in 1989-90.
    1989-90 | 1989/1990 | 1989-01-01 … 1990-12-31
2014-12-18 | The council meets twice a month.
    twice a month | P1M
2014-12-18 | Inspectors were expelled more than a decade ago.
    more than a decade ago | 200 | 2000-01-01 … 2009-12-31
2014-12-18 | The last attack was on 9/11.
    9/11 | 2001-09-11 | 2001-09-11
2014-12-18 | He has ruled since the fall of Saigon.
2014-12-18 | A truce was agreed last spring.
    last spring | 2014-SP | 2014-03-01 … 2014-05-31
2014-12-18 | The court will rule on the case later this month.
    later this month | 2014-12 | 2014-12-18 … 2014-12-31
2014-12-18 | In the first half of 2013 the army lost 900 men.
    the first half of 2013 | 2013-H1 | 2013-01-01 … 2013-06-30
2014-12-18 | Poland has spent 2 percent of its output on defence in fiscal year 2014.
    fiscal year 2014 | FY2014
2014-12-18 | Gunmen stormed the hotel early on Monday.
    Monday | 2014-12-15 | 2014-12-15
2014-12-18 | The strike killed nine people yesterday, officials said today.
    yesterday | 2014-12-17 | 2014-12-17
    today | 2014-12-18 | 2014-12-18
2014-12-18 | It will be the biggest sale in decades.
    decades | PXDE
2014-12-18 | Several months later the regime fell.
    Several months later | None
2014-12-18 | The Daily Telegraph and the Sunday Times carried the story.
2014-01-07 | The bridge was blown up on Friday, December 27.
    Friday, December 27 | 2013-12-27 | 2013-12-27
2014-01-07 | The governor resigned in December.
    December | 2013-12 | 2013-12-01 … 2013-12-31
2014-01-07 | Last week the pact was renewed.
    Last week | 2014-W01 | 2013-12-30 … 2014-01-05
2014-01-07 | The general retired last month.
    last month | 2013-12 | 2013-12-01 … 2013-12-31
2014-03-03 | He spoke yesterday and flies home tomorrow.
    yesterday | 2014-03-02 | 2014-03-02
    tomorrow | 2014-03-04 | 2014-03-04
2014-03-03 | The ship sank on February 30.
2016-02-29 | The embassy was attacked a year ago.
    a year ago | 2015 | 2015-01-01 … 2015-12-31
2016-02-29 | The embassy was attacked on 29 February.
    29 February | 2016-02-29 | 2016-02-29
2022-09-05 | The foreign minister met his counterpart over the weekend.
    the weekend | 2022-W35-WE | 2022-09-03 … 2022-09-04
2022-09-05 | The offensive began three days ago and is expected to last for weeks.
    three days ago | 2022-09-02 | 2022-09-02
    weeks | PXW
2022-09-05 | From Monday to Friday last week, shells fell on the city.
    Monday | 2022-08-29 | 2022-08-29
    Friday last week | 2022-09-02 | 2022-09-02
2022-09-05 | The law took effect on July 1 and expires on June 30, 2025.
    July 1 | 2022-07-01 | 2022-07-01
    June 30, 2025 | 2025-06-30 | 2025-06-30
"""


def cases() -> list[tuple[date, str, list[str]]]:
    found: list[tuple[date, str, list[str]]] = []
    for line in NEWS.strip().splitlines():
        if line.startswith(" "):
            found[-1][2].append(line.strip())
        else:
            published, sentence = line.split(" | ")
            found.append((date.fromisoformat(published), sentence, []))
    return found


def shown(document: Document) -> list[str]:
    found = []
    for mention in find_dates(document):
        assert document.article.text[mention.start_char : mention.end_char] == mention.text
        days = [str(day) for day in (mention.date_from, mention.date_to) if day]
        parts = [mention.text, str(mention.timex_value), " … ".join(dict.fromkeys(days))]
        found.append(" | ".join(part for part in parts if part))
    return found


@pytest.mark.parametrize(("published", "sentence", "expected"), cases())
def test_a_newspaper_sentence(read: Read, published: date, sentence: str, expected: list[str]) -> None:
    assert shown(read(sentence, published)) == expected


@pytest.mark.parametrize("rule", RULES, ids=[rule["rule_id"] for rule in RULES])
def test_the_example_of_each_rule(read: Read, rule: dict[str, str]) -> None:
    mentions = find_dates(read(rule["example"], date(2014, 12, 18)))
    found = [(m.text, m.timex_value or "", str(m.date_from or ""), str(m.date_to or "")) for m in mentions]
    assert (rule["mention"], rule["value"], rule["from"], rule["to"]) in found
    if int(rule["level"]) > 1:
        assert rule["rule_id"] in [mention.rule_id for mention in mentions]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "2014", "May", "the", "( )", "10:99 p.m.", "31/31/31"])
def test_odd_input_does_not_crash(read: Read, text: str) -> None:
    find_dates(read(text))
