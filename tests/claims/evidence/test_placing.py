"""Where the words that answer each part of a claim stand: verbatim, in the stored text."""

import pytest

from claims.evidence import find_evidence
from claims.evidence.placing import placed
from claims.models import Finding, FindingName, Passage, Span
from claims.policy import Policy
from tests.claims.making import AS_OF, claim, origin

BEFORE = "The council met. "
TEXT = "In 2030 the port of Lenham handled 4.2 million containers."
STORED = BEFORE + TEXT
ALIKE = Policy().comparison.placed_from


def passage(text: str = TEXT, start: int = len(BEFORE)) -> Passage:
    return Passage(origin=origin(), span=Span(start=start, end=start + len(text)), text=text)


def test_every_covered_part_stands_where_its_span_says() -> None:
    asked = claim("The port of Lenham handled 4.2 million containers in 2030.")
    (evidence,) = find_evidence([asked], [passage()], None, AS_OF, Policy())[asked.id]
    told = {item.evidence: item.span.of(STORED) for item in evidence.findings if item.span is not None}
    assert {"Lenham", "2030", "port"} <= set(told)
    assert all(words == stored for words, stored in told.items())


def test_words_without_a_span_are_looked_for_in_the_passage() -> None:
    finding = Finding(name=FindingName.HEDGED, claim="handled", evidence="handled")
    (found,) = placed([finding], passage(), ALIKE)
    assert found.span is not None
    assert found.span.of(STORED) == "handled"


def test_what_stands_elsewhere_has_no_span() -> None:
    findings = [
        Finding(name=FindingName.COVERED, claim="Lenham", evidence="Norbury", span=Span(start=0, end=7)),
        Finding(name=FindingName.NOT_COVERED, claim="Lenham", span=Span(start=0, end=7)),
        Finding(name=FindingName.COVERED, claim="Lenham", evidence="Lenham", span=Span(start=900, end=906)),
    ]
    spans = [finding.span for finding in placed(findings, passage(), ALIKE)]
    assert spans[:2] == [None, None]
    assert spans[2] is not None
    assert spans[2].of(STORED) == "Lenham"


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ("Handled", "The port handled it.", "handled"),
        ("Spielen", "Am Ende der drei Spiele sangen sie.", "Spiele"),
        ("Mara Quist", "It was said by Quist, Mara, in Lenham.", "Quist, Mara"),
        ("Hannover", "The office moved to Hanover in May.", "Hanover"),
        ("4,2 Millionen", "It handled some 4.2 million in May.", None),
        ("2031", "The port closed in 2030.", None),
        ("12 Prozent", "Es waren 13 Prozent der Stimmen.", None),
        ("Unabhängig", "Das Amt ist abhängig geworden.", None),
        ("Denham", "The mayor of Lenham spoke.", None),
        ("voters", "He was asked by reporters.", None),
        ("?", "He was asked.", None),
    ],
)
def test_words_that_stand_there_nearly_are_placed_and_others_are_not(words: str, text: str, stands: str | None) -> None:
    finding = Finding(name=FindingName.COVERED, claim="handled", evidence=words)
    (found,) = placed([finding], passage(text), ALIKE)
    assert (found.span and found.span.of(BEFORE + text)) == stands
