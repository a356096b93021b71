"""HTML pages: what the page says about itself, its text, and what it cannot do to the reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extraction.reading import read_sources
from extraction.records import Article, Reject

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FIRST = "The two navies began a drill in the strait on Monday, officials said. It will last for a week, they added."
SECOND = "A spokesman said “we are ready” and denied that the treaty of 3 May 1999 forbids the drill in the strait."
Page = Callable[..., Article | Reject]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Read a page made of a head, a header above the text, more text and a footer."""

    def read(
        head: str = "", header: str = "", more: str = "", footer: str = "", name: str = "a.html"
    ) -> Article | Reject:
        html = (
            f"<!doctype html><html><head><title>A drill begins</title>{head}</head><body><nav><a href='/'>Home</a> "
            f"<a href='/w'>World</a></nav><main><article><h1>A drill begins</h1>{header}<p>{FIRST}</p><p>{SECOND}</p>"
            f"{more}</article></main><footer>{footer}</footer></body></html>"
        )
        (tmp_path / name).write_text(html)
        (found,) = read_sources([tmp_path / name], None, NOW)
        return found

    return read


PAGES = {
    "meta tags": {
        "head": (
            '<meta property="article:published_time" content="2023-03-21T23:30:00-05:00"><meta name="author" '
            'content="Jane Roe"><meta property="og:site_name" content="Some Daily">'
        )
    },
    "linked data": {
        "head": (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": '
            '"A drill begins", "datePublished": "2023-03-21", "dateModified": "2023-04-01", "author": {"@type": '
            '"Person", "name": "Jane Roe"}, "publisher": {"@type": "Organization", "name": "Some Daily"}}</script>'
        )
    },
    "byline without a class": {"header": "<p>By Jane Roe, Some Daily | 21 March 2023</p>"},
    "byline with a class, outlet in the footer": {
        "header": "<p class='byline'>By Jane Roe, 21 March 2023</p>",
        "footer": "<p>© 2023 Some Daily. All rights reserved.</p>",
    },
}


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "a"])
@pytest.mark.parametrize("parts", PAGES.values(), ids=PAGES)
def test_page_gives_title_author_outlet_date_and_text(page: Page, parts: dict[str, str], name: str) -> None:
    article = page(**parts, name=name)
    assert isinstance(article, Article), article
    assert (article.title, article.author, article.outlet) == ("A drill begins", "Jane Roe", "Some Daily")
    assert article.published_on == date(2023, 3, 21)
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_canonical_address_is_the_url_and_names_a_known_outlet(page: Page) -> None:
    article = page(
        head='<link rel="canonical" href="https://www.bbc.com/news/1"><meta name="date" content="2023-03-21">'
    )
    assert isinstance(article, Article)
    assert (article.url, article.outlet, article.source_uri) == ("https://www.bbc.com/news/1", "BBC News", "a.html")


def test_date_of_the_text_or_of_the_copyright_is_no_publication_date(page: Page) -> None:
    found = page(footer="<p>© 2023 Some Daily</p>")
    assert isinstance(found, Reject)
    assert found.reason == "no_publication_date"


def test_page_of_another_century_is_rejected_for_its_date(page: Page) -> None:
    found = page(head='<meta property="article:published_time" content="1985-03-21">')
    assert isinstance(found, Reject)
    assert found.reason == "date_out_of_range"


def test_lists_headings_and_furniture(page: Page) -> None:
    found = page(
        header="<p>By Jane Roe | 21 March 2023</p>",
        more="<h2>What comes next</h2><ul><li>A port visit</li></ul><p>Share this article</p><p>Read more: Ships</p>",
    )
    assert isinstance(found, Article)
    assert found.text.split("\n\n")[2:] == ["What comes next", "A port visit"]


def test_declared_charset_is_used(tmp_path: Path) -> None:
    html = (
        f"<html><head><meta charset='koi8-r'></head><body><p>By Jane Roe | 3 May 2020</p><p>{FIRST} ©</p></body></html>"
    )
    (tmp_path / "a.html").write_bytes(html.encode("koi8-r"))
    (found,) = read_sources([tmp_path / "a.html"], None, NOW)
    assert isinstance(found, Article)
    assert found.text.endswith("they added. ©")


HOSTILE = {
    "deep": "<div>" * 50_000 + FIRST,
    "deep inline": "<b><i>" * 50_000 + FIRST,
    "many elements": "<div>x</div>" * 120_000,
    "many links": "<a href='/'>The navy</a> said " * 25_000,
    "angles": "<" * 500_000,
    "comment without end": "<!--" * 200_000,
    "deep linked data": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + FIRST,
    "nothing": "",
    "no page": "\x01\x02<html",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_page_ends_as_a_row_or_a_reject(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{body}")
    found = list(read_sources([tmp_path / "a.html"], date(2020, 5, 3), NOW))
    assert len(found) == 1
