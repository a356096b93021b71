"""Bylines in the usual orders and forms, and lines that are none."""

from __future__ import annotations

import pytest

from extraction.reading.byline import Byline, join_names, read_byline, tidy_name

BYLINES = {
    "By Jane Roe, Some Daily | 21 March 2023": Byline("Jane Roe", "Some Daily", "21 March 2023"),
    "**Jane Roe****18 December 2014**": Byline("Jane Roe", None, "18 December 2014"),
    "March 21, 2023 — Jane Roe": Byline("Jane Roe", None, "March 21, 2023"),
    "Published 2023-03-21": Byline(None, None, "2023-03-21"),
    "2020-05-03T10:15:00Z": Byline(None, None, "2020-05-03"),
    "By JANE ROE and JOHN DOE": Byline("Jane Roe and John Doe"),
    "Updated 5 May 2020 10:15 GMT": Byline(None, None, "5 May 2020", is_update=True),
    "Updated: 5 May 2020 10:15 GMT | Published: Sun, 3 May 2020 09:00 GMT": Byline(None, None, "3 May 2020"),
    "By Jane Roe in Seoul and John Doe in Washington": Byline("Jane Roe and John Doe"),
    "By Jane Roe, John Doe and Ana van der Poe | Reuters | May 3, 2020 4:05 p.m. EDT": Byline(
        "Jane Roe, John Doe and Ana van der Poe", "Reuters", "May 3, 2020"
    ),
    "*By* **Jane Roe** | *Some Daily* | 3 May 2020": Byline("Jane Roe", "Some Daily", "3 May 2020"),
    "Jane Roe, Defence Correspondent, Harbour Times, 3rd of May, 2020": Byline(
        "Jane Roe", "Harbour Times", "3rd of May, 2020"
    ),
    "By Reuters": Byline("Reuters", "Reuters"),
    "Jane Roe/Reuters 3 May 2020": Byline("Jane Roe", "Reuters", "3 May 2020"),
    "By Jane Roe for CNN, May 3 2020": Byline("Jane Roe", "CNN", "May 3 2020"),
    "By Jane Roe, Special to Harbour Times": Byline("Jane Roe", "Harbour Times"),
    "Written by Jane Roe (jane@harbour.example) on 3 May 2020": Byline("Jane Roe", None, "3 May 2020"),
    "Source: Xinhua | 2020-05-03 10:15:22 | Editor: Li": Byline(None, "Xinhua", "2020-05-03"),
    "Seoul, 3 May 2020 (Yonhap)": Byline(None, "Yonhap News Agency", "3 May 2020"),
    "3 May 2020, by Jane Roe (HWS)": Byline("Jane Roe", "HWS", "3 May 2020"),
    "Press Statement, Office of the Spokesperson, 3 May 2020": Byline(None, None, "3 May 2020"),
    "By Dr. Ana M. O'Neil-Roe, Senior Fellow, Harbour Institute — 12 Jan. 2021": Byline(
        "Dr. Ana M. O'Neil-Roe", "Harbour Institute", "12 Jan. 2021"
    ),
    "Issued on: 03/05/2020 - 10:15": Byline(None, None, "03/05/2020"),
    "By Suharto": Byline("Suharto"),
    "**a reporting team of ours****3 May 2020**": Byline(None, None, "3 May 2020"),
    "Jane Roe Defence Editor | 3 May 2020": Byline("Jane Roe", None, "3 May 2020"),
}
NO_BYLINES = [
    "By the river the army waited.",
    "By March, the talks had failed.",
    "By Monday 3 May 2020 the army had left",
    "On 3 May 2020, the army left the city.",
    "The treaty of 21 March 2023 was signed by Jane Roe.",
    "The strait was closed — from 3 May 2020 on",
    "What the treaty said and what it did not say about ships — 3 May 2020",
    "Remarks at the Harbour Conference, 18 February 2023",
    "Jane Roe",
    "x" * 300 + " 3 May 2020",
    "",
]


@pytest.mark.parametrize(("line", "byline"), BYLINES.items())
def test_byline_is_read(line: str, byline: Byline) -> None:
    assert read_byline(line) == byline


@pytest.mark.parametrize("line", NO_BYLINES)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_names_are_joined_as_prose_does() -> None:
    assert join_names(["A", "B", "C", "A"]) == "A, B and C"
    assert join_names([]) is None


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("JANE McROE", "Jane McRoe"),
        ("J. O'ROE III", "J. O'Roe III"),
        ("JEAN-LUC ROE", "Jean-Luc Roe"),
        ("Jane Roe", "Jane Roe"),
    ],
)
def test_shouted_names_are_written_as_usual(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy
