"""What all records have in common, and spans."""

import inspect
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import claims.models
from claims.models import Origin, Record, Snapshot, Span
from tests.claims.making import changed, claim, evidence, origin, snapshot, verdict


def _all_records() -> Iterator[type[Record]]:
    for _, kind in inspect.getmembers(claims.models, inspect.isclass):
        if issubclass(kind, Record):
            yield kind


_RECORDS = list(_all_records())
_EXAMPLES = [claim(), evidence(), origin(), snapshot(), verdict(), Span(start=0, end=1)]


def test_all_records_are_known_here() -> None:
    assert {"Article", "Claim", "Evidence", "Verdict", "Report"} <= {kind.__name__ for kind in _RECORDS}


@pytest.mark.parametrize("kind", _RECORDS)
def test_a_kind_of_record_is_frozen_and_closed(kind: type[Record]) -> None:
    assert kind.model_config.get("frozen") is True
    assert kind.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("kind", _RECORDS)
def test_a_record_has_no_field_that_could_be_changed_in_place(kind: type[Record]) -> None:
    changeable = ("list", "dict", "set")
    assert not [name for name, field in kind.model_fields.items() if str(field.annotation).startswith(changeable)]


@pytest.mark.parametrize("record", _EXAMPLES, ids=lambda record: type(record).__name__)
def test_a_record_cannot_be_changed(record: Record) -> None:
    field = next(iter(type(record).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, field, getattr(record, field))


@pytest.mark.parametrize("record", _EXAMPLES, ids=lambda record: type(record).__name__)
def test_a_record_refuses_a_field_that_it_does_not_know(record: Record) -> None:
    with pytest.raises(ValidationError, match="surprise"):
        changed(record, surprise=1)


@pytest.mark.parametrize("tier", [0, 4])
def test_a_source_has_one_of_three_tiers(tier: int) -> None:
    with pytest.raises(ValidationError, match="tier"):
        origin(tier=tier)


@pytest.mark.parametrize("sha256", ["", "abc", "G" * 64, "A" * 64])
def test_a_snapshot_is_known_by_a_whole_hash(sha256: str) -> None:
    with pytest.raises(ValidationError, match="sha256"):
        changed(snapshot(), sha256=sha256)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="fetched_at"):
        Snapshot.model_validate({**dict(snapshot()), "fetched_at": "2031-05-04T12:00:00"})


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_a_share_lies_between_nothing_and_all(share: float) -> None:
    with pytest.raises(ValidationError, match="coverage"):
        evidence(coverage=share)


def test_records_of_the_same_values_are_the_same() -> None:
    assert {origin(), Origin.model_validate(dict(origin()))} == {origin()}


@given(st.integers(-3, 30), st.integers(-3, 30))
def test_a_span_begins_at_or_after_zero_and_never_ends_before_it_begins(start: int, end: int) -> None:
    if start < 0 or end < start:
        with pytest.raises(ValidationError):
            Span(start=start, end=end)
    else:
        assert len(Span(start=start, end=end).of("x" * 40)) == end - start


_SPANS = st.tuples(st.integers(0, 20), st.integers(0, 10)).map(lambda pair: Span(start=pair[0], end=sum(pair)))


@given(_SPANS, _SPANS)
def test_spans_meet_where_they_share_a_code_point(one: Span, other: Span) -> None:
    assert one.meets(other) == bool(set(range(one.start, one.end)) & set(range(other.start, other.end)))


@given(_SPANS, st.integers(0, 9))
def test_a_moved_span_stands_for_the_same_words(span: Span, offset: int) -> None:
    text = "Die Kräne im Hafen 🏗 stehen still."
    assert span.moved(offset).of("·" * offset + text) == span.of(text)
