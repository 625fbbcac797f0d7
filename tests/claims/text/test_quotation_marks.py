"""What stands between quotation marks, with its offsets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotation_marks import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Ja“, sagte er, „und nein“.", ["Ja", "und nein"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ("«Oui», dit-il.", ["Oui"]),
        ("“Yes,” he said.", ["Yes,"]),
        ('"Yes" and "no"', ["Yes", "no"]),
        ("„Er sagte ‚nie‘ zu mir“", ["Er sagte ‚nie‘ zu mir"]),
        ("It’s the dog’s “bone”", ["bone"]),
        ("„Offen und nie zu", []),
        ("Ohne Zeichen.", []),
    ],
)
def test_a_quotation_stands_between_marks_that_belong_together(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == found


@given(st.text(alphabet='ab „“”"»«‚‘’', max_size=40))
def test_quotations_lie_inside_the_text_one_after_the_other(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in itertools.pairwise(spans))
