"""Times in sentences: the days that they may mean."""

from datetime import date
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from claims.language.dates import read_dates
from claims.language.tables import languages
from tests.cases_of import cases_of


@pytest.mark.parametrize(("language", "case"), cases_of("dates"))
def test_the_times_of_a_sentence_are_read_as_days(language: str, case: dict[str, Any]) -> None:
    found = read_dates(case["text"], languages()[language], case["today"])
    assert [(when.first, when.last) for when in found] == [(time["first"], time["last"]) for time in case["times"]]


@given(st.text(max_size=120), st.sampled_from(["de", "en", "fr"]))
def test_a_time_of_any_text_is_quoted_verbatim(text: str, language: str) -> None:
    for when in read_dates(text, languages()[language], date(2024, 5, 20)):
        assert when.text == when.span.of(text)
        assert when.first <= when.last


@pytest.mark.parametrize(("text", "language"), [("Das war am Dienstag.", "de"), ("It rained last year.", "en")])
def test_without_the_day_of_the_text_no_time_is_counted_from_it(text: str, language: str) -> None:
    assert read_dates(text, languages()[language], None) == ()
    assert all(when.relative for when in read_dates(text, languages()[language], date(2024, 5, 20)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Gesetz gilt seit dem 31. Februar 2023.", "de"),
        ("Die Akte trägt das Datum 2023-13-01.", "de"),
        ("The form is dated 30 February 2023.", "en"),
    ],
)
def test_a_day_that_the_calendar_lacks_is_never_made_up(text: str, language: str) -> None:
    assert not [when for when in read_dates(text, languages()[language], None) if when.is_one_day]


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS)
def test_a_german_date_is_read_back(day: date) -> None:
    for written in ("d. MMMM y", "dd.MM.y", "d.M.y", "y-MM-dd"):
        text = f"Das Werk wurde am {format_date(day, written, locale='de')} eröffnet."
        (when,) = read_dates(text, languages()["de"], None)
        assert (when.first, when.last) == (day, day)


@given(DAYS)
def test_an_english_date_is_read_back(day: date) -> None:
    for written in ("d MMMM y", "MMMM d, y", "MMM d, y", "y-MM-dd"):
        text = f"The plant was opened on {format_date(day, written, locale='en')} by the mayor."
        (when,) = read_dates(text, languages()["en"], None)
        assert (when.first, when.last) == (day, day)
