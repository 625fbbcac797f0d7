"""What others wrote is shown as it stands there: it never becomes markup, a link or a turned line."""

import json
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Report
from claims.reports import render_html, render_json, render_markdown
from claims.reports.escaping import plain
from claims.reports.links import text_fragment, web_address
from claims.reports.showing import shown
from tests.claims.reports.invented import ADDRESSES, TRAPS, made, trapped
from tests.claims.reports.seeing import Seen, seen_html, seen_markdown

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HARMLESS = trapped("harmless", "http://127.0.0.1/page")


def _seen(report: Report) -> tuple[Seen, Seen]:
    return seen_html(render_html(report)), seen_markdown(render_markdown(report))


def _squeezed(text: str) -> str:
    return " ".join(shown(text).split())


@pytest.mark.parametrize("trap", TRAPS)
def test_words_of_others_bring_no_element_into_the_report(trap: str) -> None:
    for hostile, harmless in zip(_seen(trapped(trap, "http://127.0.0.1/page")), _seen(_HARMLESS), strict=True):
        assert hostile.tags == harmless.tags
        assert hostile.attributes == harmless.attributes
        assert len(hostile.links) == len(harmless.links)


@pytest.mark.parametrize("trap", TRAPS)
def test_words_of_others_are_seen_as_they_stand_there(trap: str) -> None:
    for seen in _seen(trapped(trap, "http://127.0.0.1/page")):
        assert seen.text.count(_squeezed(trap)) >= 8


@pytest.mark.parametrize("trap", TRAPS)
def test_no_sign_turns_the_direction_of_the_page(trap: str) -> None:
    report = trapped(trap, "http://127.0.0.1/page")
    for written in (render_html(report), render_markdown(report)):
        assert not set(written) & set(_TURNING)
    for seen in _seen(report):
        assert not set(seen.text) & set(_TURNING)


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    for seen in _seen(trapped("harmless", address)):
        outward = [link for link in seen.links if not link.startswith("#")]
        assert all(urlsplit(link).scheme in {"http", "https"} for link in outward)
        assert all(urlsplit(link).netloc == "127.0.0.1" for link in outward)
        assert not {name for name in seen.attributes if name.startswith("on")}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_json_report_keeps_the_words_untouched(trap: str) -> None:
    report = json.loads(render_json(trapped(trap, "javascript:alert(1)")))
    assert report["article"]["title"] == trap
    assert report["claims"][0]["verdict"]["evidence"][0]["quote"] == trap


def test_no_line_of_the_markdown_report_begins_within_words_of_others() -> None:
    trap = "first\nsecond\r\nthird\n\n# fourth"
    lines = render_markdown(trapped(trap, "http://127.0.0.1/page")).splitlines()
    assert len(lines) == len(render_markdown(_HARMLESS).splitlines())


@given(st.text(max_size=60))
def test_any_text_stays_one_plain_line_of_markdown(text: str) -> None:
    seen = seen_markdown(f"- ✔ {plain(text)}")
    assert seen.tags <= {"ul", "li"}
    assert seen.text == _squeezed(f"✔ {text}".replace("\x00", "\ufffd"))


@given(st.text(max_size=60))
def test_any_text_may_stand_at_the_beginning_of_a_line(text: str) -> None:
    assert seen_markdown(plain(text)).tags <= {"p"}


@given(st.text(max_size=60))
def test_what_is_shown_has_as_many_signs_as_what_stands_there(text: str) -> None:
    assert len(shown(text)) == len(text)


@given(st.text(max_size=40))
def test_an_address_that_is_linked_never_ends_a_link(path: str) -> None:
    address = web_address(f"https://127.0.0.1/{path}")
    assert address is not None
    assert address.isascii()
    assert not set(address) & set(' "<>()\\`{}|\n\t')


def test_a_link_to_words_names_both_ends_of_a_long_quotation() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen-fifteen"
    assert text_fragment("http://127.0.0.1/", words) == (
        "http://127.0.0.1/#:~:text=one%20two%20three%20four%20five,ten%20eleven%20twelve%20thirteen%20fourteen%2Dfifteen"
    )


def test_an_address_with_a_place_of_its_own_is_left_as_it_is() -> None:
    assert text_fragment("http://127.0.0.1/#part", "words") == "http://127.0.0.1/#part"


def test_a_word_without_end_makes_no_address_without_end() -> None:
    assert text_fragment("http://127.0.0.1/", "x" * 100_000) == "http://127.0.0.1/"


def test_a_report_that_was_not_attacked_is_shown_without_a_replaced_sign() -> None:
    assert "\N{REPLACEMENT CHARACTER}" not in render_html(made("de").report)
