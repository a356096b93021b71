"""Markdown and plain text pages: header lines, front matter, cleaning, footers, page breaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extraction.reading import read_sources
from extraction.records import Article

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BODY = (
    "The two navies began a drill in the strait on Monday, officials of both states said. It will last for a week.\n\n"
    "A spokesman denied that the drill was aimed at anybody, and he said that twelve ships would take part in it."
)
Page = Callable[..., Article]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Write a page and read it back as the one article that it must be."""

    def read(text: str, name: str = "page.md") -> Article:
        (tmp_path / name).write_text(text, encoding="utf-8")
        (article,) = read_sources([tmp_path / name], None, NOW)
        assert isinstance(article, Article), article
        return article

    return read


def body(text: str, page: Page, name: str = "page.md") -> str:
    """The cleaned text of a body below a header that every test may share."""
    return page(f"# A drill\n\nBy Jane Roe | 3 May 2020\n\n{text}\n", name).text


HEADERS = {
    "title and byline": "# A drill begins\n\nBy Jane Roe, Some Daily | 21 March 2023\n\n",
    "bold marks side by side": "# A drill begins\n\n**Jane Roe****21 March 2023**\n\nSome Daily\n\n",
    "date first": "# A drill begins\n\nMarch 21, 2023 — Jane Roe, Some Daily\n\n",
    "three lines": "# A drill begins\n\nJane Roe\n\nSome Daily, 21 March 2023\n\n",
    "lines without gaps": "A drill begins\nBy Jane Roe, Some Daily\nPublished 2023-03-21\n\n",
    "outlet above the byline": "A drill begins\n\nSome Daily\nBy Jane Roe\nMarch 21, 2023\n\n",
    "underlined title": "A drill begins\n==============\n\n*By Jane Roe, Some Daily*\n\n*21.03.2023*\n\n",
    "update after publication": (
        "# A drill begins\n\nBy Jane Roe, Some Daily\n\nUpdated 23 March 2023 10:15 GMT\n\n"
        "Published 21 March 2023 09:00 GMT\n\n"
    ),
    "page furniture": (
        "[Home](/) | [World](/world)\n\nSkip to main content\n\n# A drill begins\n\nShare this article\n\n"
        "By Jane Roe, Some Daily • 21 March 2023 • 5 min read\n\nAdvertisement\n\n"
    ),
    "front matter": (
        "---\ntitle: A drill begins\nauthor: Jane Roe\noutlet: Some Daily\npublished_on: 2023-03-21\n---\n\n"
        "# A drill begins\n\n"
    ),
    "front matter that is no YAML": (
        "---\ntitle: 'A drill begins\nauthor: Jane Roe\nsite: Some Daily\ndate: 21 March 2023\n---\n"
    ),
    "front matter and byline": "---\ntitle: A drill begins\n---\nBy Jane Roe, Some Daily | 21 March 2023\n\n",
    "capitals": "# A drill begins\n\nBY JANE ROE, SOME DAILY | MARCH 21, 2023\n\n",
}


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_header_gives_title_author_outlet_and_date(page: Page, header: str, name: str) -> None:
    article = page(header + BODY, name)
    outlet = (article.outlet or "").lower()
    assert (article.title, article.author, outlet) == ("A drill begins", "Jane Roe", "some daily")
    assert article.published_on == date(2023, 3, 21)
    assert article.text == BODY


def test_standfirst_stays_in_the_text(page: Page) -> None:
    article = page(f"# A drill begins\n\nThe strait is closed for a week.\n\nBy Jane Roe | 21 March 2023\n\n{BODY}")
    assert article.author == "Jane Roe"
    assert article.text == f"The strait is closed for a week.\n\n{BODY}"


def test_dates_of_the_text_are_no_publication_date(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# A drill\n\nThe treaty of 3 May 1999 allows the drill, they said.\n\n{BODY}")
    (reject,) = read_sources([tmp_path / "a.md"], None, NOW)
    assert not isinstance(reject, Article)
    assert reject.reason == "no_publication_date"


def test_dateline_gives_date_and_agency_and_stays(page: Page) -> None:
    article = page(f"# A drill\n\nSEOUL, March 3, 2013 (Reuters) - {BODY}")
    assert (article.published_on, article.outlet) == (date(2013, 3, 3), "Reuters")
    assert article.text.startswith("SEOUL, March 3, 2013 (Reuters) - The two navies")


def test_url_of_front_matter_names_a_known_outlet(page: Page) -> None:
    article = page(f"---\ndate: 2020-05-03\nurl: https://www.bbc.co.uk/news/1\n---\n{BODY}")
    assert (article.url, article.outlet, article.source_uri) == ("https://www.bbc.co.uk/news/1", "BBC News", "page.md")


MARKS = {
    r"It costs \$585 for a \*star\*.": "It costs $585 for a *star*.",
    "The *Harbour Times* and the **navy** and __both__ and _one_ said so.": (
        "The Harbour Times and the navy and both and one said so."
    ),
    'A [link](http://a.example/x_(y) "t") and [another][1] and <http://b.example> stay.': (
        "A link and another and http://b.example stay."
    ),
    "An image ![alt text](a.png) goes.": "An image goes.",
    "Sums such as 5*3*2 and 2 * 3 and snake_case_names stay.": (
        "Sums such as 5*3*2 and 2 * 3 and snake_case_names stay."
    ),
    "Some `code` and ``quotes'' stay without marks.": "Some code and ``quotes'' stay without marks.",
    "AT&amp;T&nbsp;said <b>no</b>, twice.<br>Then it left.": "AT&T said no, twice. Then it left.",
    "“Curly” and \"straight\" and 'single' and «angled» marks stay.": (
        "“Curly” and \"straight\" and 'single' and «angled» marks stay."
    ),
    "Soft\u00adhyphen, ﬁve oﬃces, odd\u00a0\u2009spaces, zero\u200bwidth, \u202ebidi\u202c.": (
        "Softhyphen, five offices, odd spaces, zerowidth, bidi."
    ),
    "A footnote[^1] mark goes.<!-- so does\na comment -->": "A footnote mark goes.",
    "***Both*** kinds and **unclosed marks go.": "Both kinds and unclosed marks go.",
    "An area of 12 km² and ½ a day stay.": "An area of 12 km² and ½ a day stay.",
    "Cafe\u0301 is composed.": "Café is composed.",
}


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
@pytest.mark.parametrize(("raw", "clean"), MARKS.items())
def test_marks_go_and_words_stay(page: Page, raw: str, clean: str, name: str) -> None:
    assert body(raw, page, name) == clean


def test_blocks_of_markdown_become_paragraphs(page: Page) -> None:
    text = (
        "Intro line\nwraps here.\n\n## What is known\n\n- one thing\n- another\n  thing\n\n1. first\n2. second\n\n"
        "> A quotation.\n\n| Ships | 12 |\n|---|---|\n| Crew | 900 |\n\n***\n\nThe end of it all."
    )
    assert body(text, page).split("\n\n") == [
        "Intro line wraps here.", "What is known", "one thing", "another thing", "first", "second", "A quotation.",
        "Ships, 12", "Crew, 900", "The end of it all.",
    ]  # fmt: skip


def test_hard_wrapped_lines_are_joined_and_short_lines_end_paragraphs(page: Page) -> None:
    text = (
        "The two navies began a drill in the strait on Monday, said officials of\n"
        "both states. It will last for a week and involve ships of several other\n"
        "states.\n"
        "A spokesman denied that the drill was aimed at anybody. Twelve ships are\n"
        "to take part in it.\n"
    )
    first, second = body(text, page, "page.txt").split("\n\n")
    assert "officials of both states." in first
    assert second.startswith("A spokesman")


def test_long_lines_of_plain_text_are_paragraphs(page: Page) -> None:
    lines = [
        "The two navies began a drill on Monday, officials said. " * 4,
        "It ended early. " * 12,
        "So it was. " * 20,
    ]
    assert body("\n".join(lines), page, "page.txt").split("\n\n") == [line.strip() for line in lines]


RADARS = "The army has new radars of its own. The radar guides the batteries of the Thermal High"
JOINED = {
    (RADARS, "Altitude system of the army, which came in May."): True,
    ("It has been so ever since a", "military agreement fell through in the summer."): True,
    ("They met in the capital and spoke about the", "United States and its bases in the region."): True,
    ("The envoy met Gen.", "Roe in the capital on Monday."): True,
    ("It was bought by the U.S.", "military in the spring of that year."): True,
    ("The fleet left port on Monday.", "the next day it came back, they said."): False,
    ("The fleet left port on Monday.", "It came back on the next day, they said."): False,
    ("What comes next", "The fleet is to leave port on Monday, they said."): False,
    ("Sailors stand on deck in the harbour on Monday", "Fleet commanders were there, they said."): False,
    ("He said this:", "the fleet is to leave port on Monday."): False,
    ("The fleet left. Sailors on deck in the harbour. Photo: Jane Roe", "Officials said that it was to return."): False,
}


@pytest.mark.parametrize(("parts", "joins"), JOINED.items())
def test_paragraphs_parted_in_mid_sentence_are_joined(page: Page, parts: tuple[str, str], joins: bool) -> None:
    assert body("\n\n".join(parts), page) == (" " if joins else "\n\n").join(parts)


def test_headings_and_items_are_never_joined(page: Page) -> None:
    assert body("## The road to the\n\nsummit was long, they said.", page).count("\n\n") == 1
    assert body("- the road to the\n\nsummit was long, they said.", page).count("\n\n") == 1


def test_advertisement_between_two_halves_of_a_paragraph_goes(page: Page) -> None:
    text = body("They met in the capital and spoke about the\n\nAdvertisement\n\nnew bases in the region.", page)
    assert text == "They met in the capital and spoke about the new bases in the region."


FOOTERS = {
    "To contact the Harbour Herald and the Reform League visit:\n\n"
    "**[harbourherald.example](http://harbourherald.example)**": "Harbour Herald",
    "To contact Harbour Herald visit:\n\n**[herald.example/contact](http://herald.example/contact)**": "Harbour Herald",
    "Contact Jane Roe at desk@herald.example": "herald.example",
    "© 2020 Harbour Herald. All rights reserved.": "Harbour Herald",
    "Copyright (c) 2020 by Harbour Herald": "Harbour Herald",
    "Contact us at desk@harbourherald.example": "harbourherald.example",
    "Follow us on Twitter.\n\nPrivacy Policy | Terms of Use\n\n© 2020 AFP": "Agence France-Presse",
    "Read more: [What the treaty says](http://harbourherald.example/t)": "harbourherald.example",
    "Share this article\n\nFacebook Twitter WhatsApp": None,
    "Related articles\n\n- [A port](/a)\n- [A ship](/b)\n\nSign up for our newsletter.": None,
}


@pytest.mark.parametrize(("footer", "outlet"), FOOTERS.items())
def test_footers_go_and_name_the_outlet(page: Page, footer: str, outlet: str | None) -> None:
    article = page(f"# A drill\n\nBy Jane Roe | 3 May 2020\n\n{BODY}\n\n{footer}")
    assert (article.text, article.outlet) == (BODY, outlet)


def test_outlet_of_the_header_goes_before_that_of_the_footer(page: Page) -> None:
    article = page(f"# A drill\n\nBy Jane Roe, Some Daily | 3 May 2020\n\n{BODY}\n\n© 2020 AFP")
    assert article.outlet == "Some Daily"


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "latin-1"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    quoted = "The café talks cost £5 m" + (", “no more”, said José Núñez – twice." if encoding != "latin-1" else ".")
    path = tmp_path / "a.txt"
    path.write_bytes(f"A drill\n\nBy Jane Roe | 3 May 2020\n\n{quoted}".encode(encoding))
    (article,) = read_sources([path], None, NOW)
    assert isinstance(article, Article)
    assert article.text == quoted


def test_windows_marks_pasted_into_utf8_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("A café\n\nBy Jane Roe | 3 May 2020\n\nIt was “so”".encode() + ", and wasn’t.".encode("cp1252"))
    (article,) = read_sources([path], None, NOW)
    assert isinstance(article, Article)
    assert article.text == "It was “so”, and wasn’t."


PARTED = {
    "It was fired on Thurs-\nday, they said.": "It was fired on Thursday, they said.",
    "Both fired an anti-\nmissile missile.": "Both fired an anti-missile missile.",
    "The radar-\nguided gun has no radar of its own.": "The radar-guided gun has no radar of its own.",
    "It was exten-\n\nsive, they said.": "It was extensive, they said.",
}


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
@pytest.mark.parametrize(("raw", "clean"), PARTED.items())
def test_words_parted_at_a_hyphen_are_whole(page: Page, raw: str, clean: str, name: str) -> None:
    assert body(raw, page, name) == clean


def test_labelled_lines_above_the_text_are_fields(page: Page) -> None:
    article = page(
        f"Title: A drill begins\nAuthor: Jane Roe\nSource: Some Daily\nDate: 3 May 2020\n\n{BODY}", "page.txt"
    )
    assert (article.title, article.author, article.outlet) == ("A drill begins", "Jane Roe", "Some Daily")
    assert (article.published_on, article.text) == (date(2020, 5, 3), BODY)


ENDINGS = [
    "Jane Roe is the defence correspondent of Some Daily.",
    "(END)",
    "###",
    "jane.roe@harbour.example",
    "(Reporting by Jane Roe; Editing by John Doe)",
    "Listen to this article\n5 min",
    "### More from World\n\n[A port](/port)\n\n[A ship](/ship)",
]


@pytest.mark.parametrize("ending", ENDINGS)
def test_lines_of_the_page_at_the_end_go(page: Page, ending: str) -> None:
    assert body(f"{BODY}\n\n{ending}", page) == BODY


def test_page_numbers_between_paragraphs_go(page: Page) -> None:
    first, second = BODY.split("\n\n")
    assert body(f"{first}\n\nPage 1 of 2\n\f\n- 2 -\n\n{second}", page, "page.txt") == BODY


KEPT = [
    "Jane Roe is the minister of defence of the republic.",
    "Related charges were dropped, the court said.",
    "Share prices fell on Monday.",
    "Twitter and Facebook were blocked in the capital.",
    "Contact with the ship was lost at noon.",
    "“Subscribe to no illusions,” he told the council.",
]


@pytest.mark.parametrize("sentence", KEPT)
def test_sentences_that_resemble_furniture_stay(page: Page, sentence: str) -> None:
    assert body(f"{BODY}\n\n{sentence}", page) == f"{BODY}\n\n{sentence}"


def test_one_short_paragraph_without_a_full_stop_is_text_and_no_title(page: Page) -> None:
    article = page("By Jane Roe | 3 May 2020\n\nThe navy left port on Monday", "page.txt")
    assert (article.title, article.text) == (None, "The navy left port on Monday")


@pytest.mark.parametrize(
    "block",
    [
        "title: A drill\npublished_on: 2020-05-03\nx: &a [1]\ny: *a",
        "title: " + "[" * 5_000,
        "title: A\ndate: {a: " * 400,
    ],
    ids=["alias", "deep list", "deep mapping"],
)
def test_hostile_front_matter_costs_nothing(tmp_path: Path, block: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{block}\n---\n{BODY}")
    found = list(read_sources([tmp_path / "a.md"], date(2020, 5, 3), NOW))
    assert len(found) == 1


def test_words_of_front_matter_stay_words(page: Page) -> None:
    article = page(f"---\ntitle: 1984\nauthor: Yes\ndate: 2020-05-03\n---\n{BODY}")
    assert (article.title, article.author) == ("1984", "Yes")
