"""German direct quotations on Wikinews (Petersen-Frey and Biemann 2024) against the very article that they stand in.

Every sentence of a quotation that is annotated as ``Direct`` and whose speaker is annotated with a name is a claim:
the first name among the annotated words said it. Against its own article, sentence by sentence, it must be confirmed.
Then something is planted in it that turns its sense (a figure one higher, a denial put in or taken out, a word in place
of its opposite in the glossary), and what was confirmed before must be altered; a planted one is never confirmed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from claims.evidence import find_evidence
from claims.language.lexicon import opposites, senses, wordings
from claims.language.neutral import table_for
from claims.language.tagging import Tag
from claims.language.words import words
from claims.models import Attribution, Claim, ClaimKind, Hearing, Passage
from claims.parts.denial import is_denied
from claims.parts.reading import read_statement
from claims.parts.statement import PartKind
from claims.policy import Policy
from claims.sources.prose import passages_of
from claims.text.align import align
from claims.text.sentences import sentences
from claims.verdicts import decide
from tests.claims.making import AS_OF, claim, origin
from tests.quality.bench import records
from tests.quality.floors import Measured, hold
from tests.quality.measuring import wilson
from tests.quality.test_quotations import annotated, wikinews

DATA = "de_wikinews_quotes/dev.jsonl"
LANGUAGE = "de"
POLICY = Policy()
_DENIAL = re.compile(r" nicht\b|(?<= )k(?=eine?[mnrs]?\b)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a quotation, with its article as sentences and what it becomes when something is planted."""

    claim: Claim
    passages: tuple[Passage, ...]

    @property
    def attribution(self) -> Attribution | None:
        """Whether it is found to be said."""
        found = find_evidence([self.claim], self.passages, None, None, POLICY)[self.claim.id]
        return decide(self.claim, found, Hearing(answered=1), AS_OF, POLICY).attribution

    @property
    def is_like_a_passage(self) -> bool:
        """Whether likeness alone finds it."""
        least = POLICY.comparison.quotation_likeness / 100
        return any(align(self.claim.content, passage.text).closeness >= least for passage in self.passages)

    def planted(self) -> Iterator["Quoted"]:
        """The same with another sense."""
        for wording in planted(self.claim.content):
            yield Quoted(_claim(wording, self.claim.speaker or ""), self.passages)


def planted(wording: str) -> Iterator[str]:
    """What a sentence becomes with another figure, with a denial more or less, and with the opposite of a word."""
    figure = re.search(r"\d+", wording)
    if figure is not None:
        yield _with(wording, figure.start(), figure.end(), str(int(figure[0]) + 1))
    denial = _DENIAL.search(wording)
    found = words(wording, LANGUAGE)
    verb = next((word for word in found if word.tag is Tag.FINITE), None)
    if denial is not None:
        yield _with(wording, denial.start(), denial.end(), "")
    elif verb is not None and not is_denied(wording, table_for(LANGUAGE)[0]):
        yield _with(wording, verb.end, verb.end, " nicht")
    known = wordings(LANGUAGE)
    for word in found:
        concepts = sorted(senses(word, word.lemma, LANGUAGE))
        others = [other for concept in concepts for other in sorted(opposites(concept)) if other in known]
        if others:
            yield _with(wording, word.start, word.end, known[others[0]])
            return


def _with(wording: str, start: int, end: int, other: str) -> str:
    return wording[:start] + other + wording[end:]


def _claim(wording: str, speaker: str) -> Claim:
    return claim(wording, kind=ClaimKind.QUOTATION, speaker=speaker, quotations=(wording,), language=LANGUAGE)


def _quoted(record: dict[str, Any]) -> Iterator[Quoted]:
    text = record["text"]
    lines = [line.of(text) for line in wikinews(record).body]
    page = origin(language=LANGUAGE, published_on=None, title="", publisher="Wikinews", tier=3)
    passages = tuple(passages_of(lines, page))
    for quotation, speakers in annotated(record).items():
        named = (name for speaker in speakers for name in _names(speaker.of(text)))
        speaker = next(named, None)
        inside = quotation.of(text).strip('„“”"»«')
        for sentence in sentences(inside, LANGUAGE) if speaker is not None else ():
            yield Quoted(_claim(sentence.of(inside).strip('„“”"»« .!?,'), speaker or ""), passages)


def _names(text: str) -> list[str]:
    found = read_statement(text, LANGUAGE).of(PartKind.NAME)
    return [part.text for part in found if part.name is not None and not part.name.keys]


@pytest.fixture(scope="module")
def quoted() -> list[Quoted]:
    return [one for record in records(DATA) for one in _quoted(record)]


@pytest.fixture(scope="module")
def confirmed(quoted: Sequence[Quoted]) -> list[Quoted]:
    return [one for one in quoted if one.attribution is Attribution.CONFIRMED]


def test_what_an_article_quotes_is_confirmed_by_it(
    quoted: Sequence[Quoted], confirmed: Sequence[Quoted], board: Callable[[str], None]
) -> None:
    alike = sum(one.is_like_a_passage for one in quoted)
    altered = [one for one in quoted if one.attribution is Attribution.ALTERED]
    control = f"likeness alone, whoever speaks {alike / len(quoted):.3f}"
    share = len(confirmed) / len(quoted)
    hold("quoted_words_confirmed", Measured(share, len(quoted), wilson(len(confirmed), len(quoted)), control), board)
    assert not altered


def test_what_was_turned_is_altered_and_never_confirmed(
    quoted: Sequence[Quoted], confirmed: Sequence[Quoted], board: Callable[[str], None]
) -> None:
    turned = [one for known in confirmed for one in known.planted()]
    found = [one.attribution for one in turned]
    altered, alike = found.count(Attribution.ALTERED), sum(one.is_like_a_passage for one in turned)
    control = f"likeness alone would confirm {alike / len(turned):.3f}, and alter none"
    measured = Measured(altered / len(turned), len(turned), wilson(altered, len(turned)), control)
    hold("quoted_words_altered", measured, board)
    assert Attribution.CONFIRMED not in found
    others = [one for known in quoted if known not in confirmed for one in known.planted()]
    assert Attribution.CONFIRMED not in {one.attribution for one in others}


def test_a_planted_change_is_one() -> None:
    assert list(planted("Wir haben 9 Boote gekauft")) == [
        "Wir haben 10 Boote gekauft",
        "Wir haben nicht 9 Boote gekauft",
        "Wir haben 9 Boote mieten",
    ]
    assert "Wir haben ein Geld" in list(planted("Wir haben kein Geld"))
