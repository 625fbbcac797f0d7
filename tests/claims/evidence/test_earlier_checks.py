"""A statement that somebody has checked before is shown with its rating, and decides nothing, whatever it says."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest

from claims.articles import RawArticle, read_article
from claims.evidence import find_evidence
from claims.extraction import extract_claims
from claims.models import Claim, Evidence, FindingName, Hearing, Label, Passage, Stance, Verdict
from claims.policy import Policy
from claims.verdicts import decide
from tests.claims.evidence.holding import passage_of
from tests.claims.making import changed

DAY = date(2025, 3, 6)
POLICY = Policy()


class Said(NamedTuple):
    claim: str
    same: str
    contrary: str
    language: str


SAID = (
    Said(
        "Der Gemeinderat von Norbury hat am 4. März 2025 die neue Bibliothek genehmigt.",
        "Am 4. März 2025 hat der Gemeinderat von Norbury die neue Bibliothek genehmigt.",
        "Der Gemeinderat von Norbury hat am 4. März 2025 die neue Bibliothek abgelehnt.",
        "de",
    ),
    Said(
        "Die Arbeitslosenquote in Borland lag 2024 bei 7,1 Prozent.",
        "Die Arbeitslosenquote in Borland lag 2024 bei 7,1 Prozent.",
        "Die Arbeitslosenquote in Borland lag 2024 bei 4,3 Prozent.",
        "de",
    ),
    Said(
        "The council of Norbury approved the new library on 4 March 2025.",
        "On 4 March 2025 the new library was approved by the council of Norbury.",
        "The council of Norbury rejected the new library on 4 March 2025.",
        "en",
    ),
    Said(
        "Two thirds of the members of the Alliance spend less than 2 percent on defence.",
        "8 of the 12 members of the Alliance spend less than 2 percent on defence.",
        "3 of the 12 members of the Alliance spend less than 2 percent on defence.",
        "en",
    ),
)
each = pytest.mark.parametrize("said", SAID, ids=lambda said: said.claim)
RATINGS = ("False", "Falsch", "Pants on Fire", "True", "Stimmt", "Größtenteils richtig", "")


def claim_of(said: Said) -> Claim:
    raw = RawArticle(name="claim", url=None, media_type="text/plain", body=said.claim.encode(), published_on=DAY)
    article = read_article(raw).model_copy(update={"language": said.language})
    return extract_claims(article, DAY, POLICY)[0]


def passage(text: str, language: str, rating: str | None = None) -> Passage:
    page = {"title": "Page", "publisher": "Hallstein Checks", "tier": 1, "before": "", "passage_day": DAY}
    return changed(passage_of({**page, "passage": text, "passage_language": language}), rating=rating)


def held(claim: Claim, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    return find_evidence([claim], passages, None, DAY, POLICY)[claim.id]


def verdict_on(claim: Claim, passages: Sequence[Passage]) -> Verdict:
    return decide(claim, held(claim, passages), Hearing(answered=1), DAY, POLICY)


@each
def test_the_same_sentence_would_decide_if_nobody_had_rated_it(said: Said) -> None:
    claim = claim_of(said)
    assert held(claim, [passage(said.same, said.language)])[0].stance is Stance.SUPPORTS
    assert held(claim, [passage(said.contrary, said.language)])[0].stance is Stance.REFUTES


@each
@pytest.mark.parametrize("rating", RATINGS)
def test_a_rated_statement_only_mentions_the_claim(said: Said, rating: str) -> None:
    claim = claim_of(said)
    for text in (said.claim, said.same, said.contrary):
        (item,) = held(claim, [passage(text, said.language, rating)])
        assert (item.stance, item.rule) == (Stance.MENTIONS, "earlier_fact_check")
        assert (item.precision, item.working, item.attribution) == (None, None, None)


@each
@pytest.mark.parametrize("rating", RATINGS)
def test_no_rating_gives_a_verdict(said: Said, rating: str) -> None:
    rated = [passage(text, said.language, rating) for text in (said.claim, said.same, said.contrary)]
    verdict = verdict_on(claim_of(said), rated)
    assert (verdict.label, verdict.rule) == (Label.NOT_ENOUGH_EVIDENCE, "only_touched")


@each
def test_the_rating_is_shown_with_what_the_statement_leaves_open(said: Said) -> None:
    (item,) = held(claim_of(said), [passage(said.same, said.language, "Falsch")])
    assert item.findings[0].name is FindingName.EARLIER_CHECK
    assert item.findings[0].evidence == "Falsch"
    assert item.quote == said.same


@each
def test_what_sources_say_themselves_decides_beside_a_rating(said: Said) -> None:
    rated = passage(said.claim, said.language, "Stimmt")
    verdict = verdict_on(claim_of(said), [rated, passage(said.contrary, said.language)])
    assert verdict.label is Label.REFUTED
    assert verdict.evidence[0].quote == said.contrary


def test_a_quotation_that_was_checked_is_not_confirmed_by_its_check() -> None:
    quoted = "„Wir haben das Freibad geschlossen“, sagte Bürgermeisterin Jana Osgood."
    claim = claim_of(Said(quoted, "", "", "de"))
    (item,) = held(claim, [passage(quoted, "de", "Falsches Zitat")])
    assert item.attribution is None
    assert verdict_on(claim, [passage(quoted, "de", "Stimmt")]).label is Label.NOT_ENOUGH_EVIDENCE


def test_what_has_nothing_to_do_with_the_claim_is_not_shown() -> None:
    claim = claim_of(SAID[0])
    assert held(claim, [passage("Die Fähre von Torholm fährt am Montag.", "de", "Falsch")]) == ()


def test_any_number_of_ratings_leaves_room_for_what_sources_say() -> None:
    said = SAID[2]
    many = 3 * POLICY.retrieval.passages_per_claim
    rated = [passage(f"{said.claim[:-1]}, part {number}.", said.language, "False") for number in range(many)]
    others = [passage(f"Train number {number} left Sudbury on time.", "en") for number in range(many)]
    assert verdict_on(claim_of(said), [*rated, *others, passage(said.same, "en")]).label is Label.SUPPORTED


def test_the_reason_says_that_an_earlier_check_does_not_decide() -> None:
    verdict = verdict_on(claim_of(SAID[2]), [passage(SAID[2].claim, "en", "False")])
    assert "what others have checked before does not decide here" in verdict.because
    german = verdict_on(claim_of(SAID[0]), [passage(SAID[0].claim, "de", "Falsch")])
    assert "was andere früher geprüft haben, entscheidet hier nicht" in german.because
