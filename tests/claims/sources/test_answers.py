"""JSON of services: figures as they are written, faults named, and what does not matter passed over."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import RootModel

from claims.errors import DocumentUnreadable
from claims.sources.answers import Answer, Figure, read_json
from tests.claims.sources.recorded import answer


class Observation(Answer):
    figure: Figure | None
    name: str = ""
    count: int = 0
    share: Decimal = Decimal(0)


class Observations(RootModel[tuple[Observation, ...]]):
    pass


def figure(written: str) -> str | None:
    return read_json(answer(f'{{"figure": {written}}}'), Observation).figure


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2.10", "2.10"),
        ("0.1", "0.1"),
        ("-0.0", "-0.0"),
        ("12345678901234567890", "12345678901234567890"),
        ("1.2E+3", "1200"),
        ("5e-7", "0.0000005"),
        ('"2.1 (p)"', "2.1 (p)"),
        ("null", None),
        ("NaN", None),
    ],
)
def test_a_figure_keeps_the_digits_that_were_written(written: str, read: str | None) -> None:
    assert figure(written) == read


def test_what_nobody_asked_for_is_passed_over() -> None:
    read = read_json(answer('{"figure": 1, "count": 3, "share": 0.1, "more": [{}]}'), Observation)
    assert (read.count, read.share) == (3, Decimal("0.1"))


def test_a_list_is_read_as_well() -> None:
    read = read_json(answer('[{"figure": 1}, {"figure": 2}]'), Observations)
    assert [observation.figure for observation in read.root] == ["1", "2"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{}", r"'figure': Field required\.$"),
        ('{"figure": true}', r"'figure': Input should be a valid string\.$"),
        ('{"figure": 1, "name": 5}', "'name': Input should be a valid string"),
        ('{"figure": 1e99}', "a figure has too many digits"),
        ("[]", "'the whole': Input should be a valid dictionary"),
        ('{"figure": 1', "it is not JSON that can be read to its end"),
        ("", "it is not JSON that can be read to its end"),
        ('{"figure": 1e99999999999999999999}', "it is not JSON that can be read to its end"),
        ('{"figure": ' + "9" * 5000 + "}", "it is not JSON that can be read to its end"),
        ('{"figure": ' + "[" * 100_000, "it is JSON that is nested too deeply"),
        ("<!doctype html><p>Sorry", "it is a web page or XML, not JSON"),
        (b"\x00\x01\x02\x03", "it is not text"),
    ],
)
def test_what_is_not_the_answer_is_refused_with_its_reason(body: str | bytes, why: str) -> None:
    with pytest.raises(DocumentUnreadable, match=why) as refusal:
        read_json(answer(body), Observation)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"It\'s", "It's"),
        ("a\tb", "a\tb"),
        (r"cut \ud83d", "cut \ufffd"),
        (r"\ude00 cut", "\ufffd cut"),
        (r"\ud83d\ude00", "😀"),
        (r"a \\ud83d", r"a \ud83d"),
        (r"\"q\" \u00fc \/", '"q" ü /'),
    ],
)
def test_what_does_not_touch_the_meaning_is_forgiven(written: str, read: str) -> None:
    assert read_json(answer(f'{{"figure": null, "name": "{written}"}}'), Observation).name == read


@given(name=st.text(st.characters(codec="utf-8", exclude_characters='"\\'), max_size=60))
def test_a_name_stays_what_it_is(name: str) -> None:
    if name.isprintable():
        assert read_json(answer(f'{{"figure": 1, "name": "{name}"}}'), Observation).name == name


@given(body=st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(body: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        read_json(answer(body), Observations)
