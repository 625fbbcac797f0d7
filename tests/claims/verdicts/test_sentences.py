"""Every reason and every rule has its sentence, in every language of the reports."""

from string import Template

import pytest

from claims.models import ClaimKind, FindingName, Hearing, Label, Mark, NoAnswer, Stance, Unanswered, Working
from claims.policy import Policy
from claims.verdicts.reasons import reason, sentences
from claims.verdicts.rules import Ruling
from tests.claims.making import AS_OF, claim, evidence

_CONFLICTS = (
    "figure_differs",
    "opposite",
    "direction_differs",
    "place_differs",
    "person_differs",
    "kind_differs",
    "time_differs",
    "negation_differs",
    "roles_swapped",
)
_WORKED = (
    "elapsed_time",
    "share_counted_in_text",
    "share_of_rows_below_threshold",
    "share_of_rows_reaching_threshold",
    "count_of_rows_below_threshold",
    "count_of_rows_reaching_threshold",
    "cell_of_table",
    "difference_of_cells",
    "change_of_cells",
    "ratio_of_cells",
    "comparison_of_cells",
    "rank_of_row",
    "record_of_times",
    "sum_of_cells",
    "mean_of_cells",
    "median_of_cells",
    "part_of_cells",
)
_STANDING_ON_EVIDENCE = (
    "source_says",
    "parts_agree",
    "row_of_table",
    "quotation_confirmed",
    "sources_disagree",
    "only_touched",
    "too_unsure",
    *_CONFLICTS,
    *(f"quotation_{name}" for name in _CONFLICTS),
    "quotation_elapsed_time",
    *_WORKED,
)
_STANDING_ON_NOTHING = ("nothing_found", "no_source_answered", "language_undecided")
_WORKING = Working(
    expression="9 / 32", value=0.28125, claimed="1/3", cells=("Averland · 2030 · 1.98",), missing=("Hestia",)
)
_FINDING = {"name": "figure_differs", "claim": "forty", "evidence": "thirty"}


def _sentence(rule: str, language: str) -> str:
    piece = evidence(Stance.REFUTES, rule=rule, working=_WORKING, findings=(_FINDING,))
    standing_on = () if rule in _STANDING_ON_NOTHING else (piece, piece)
    label = Label.REFUTED if standing_on else Label.NOT_ENOUGH_EVIDENCE
    said = claim(language=language, speaker="Ada Lind", kind=ClaimKind.QUOTATION)
    return reason(said, Ruling(label, rule, standing_on), Hearing(answered=1), AS_OF, Policy())


def test_both_languages_have_the_same_sentences() -> None:
    assert set(sentences("de")[0]) == set(sentences("en")[0])


@pytest.mark.parametrize("name", sorted(sentences("en")[0]))
def test_both_languages_fill_in_the_same(name: str) -> None:
    german, english = Template(sentences("de")[0][name]), Template(sentences("en")[0][name])
    assert set(german.get_identifiers()) == set(english.get_identifiers())
    assert german.is_valid()
    assert english.is_valid()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("rule", [*_STANDING_ON_EVIDENCE, *_STANDING_ON_NOTHING])
def test_a_rule_has_a_sentence_of_its_own_that_is_filled_in(rule: str, language: str) -> None:
    assert rule in sentences(language)[0]
    sentence = _sentence(rule, language)
    assert "$" not in sentence
    assert "None" not in sentence
    assert sentence[-1] in ".“”"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("silence", list(NoAnswer))
def test_a_reason_not_to_answer_has_its_words(silence: NoAnswer, language: str) -> None:
    words = sentences(language)[0][f"because_{silence}"]
    hearing = Hearing(answered=1, unanswered=(Unanswered(source="daily-tide", reason=silence, detail="–"),))
    ruling = Ruling(Label.NOT_ENOUGH_EVIDENCE, "nothing_found", ())
    assert f"daily-tide ({words})" in reason(claim(language=language), ruling, hearing, AS_OF, Policy())


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", [name for name in FindingName if name is not FindingName.COVERED])
def test_what_a_passage_leaves_open_is_named(name: FindingName, language: str) -> None:
    touching = evidence(Stance.MENTIONS, findings=({"name": name, "claim": "the crane", "evidence": "a crane"},))
    ruling = Ruling(Label.NOT_ENOUGH_EVIDENCE, "only_touched", (touching,))
    sentence = reason(claim(language=language), ruling, Hearing(answered=1), AS_OF, Policy())
    texts = sentences(language)[0]
    named = "the crane" if name is FindingName.NOT_COVERED else texts.get(f"open_{name}", "the crane")
    assert named in sentence
    assert texts["open_too_little"] not in sentence


def test_a_passage_that_may_be_about_something_else_is_told_as_such() -> None:
    touching = evidence(Stance.MENTIONS, findings=({"name": FindingName.NOT_COVERED, "claim": "", "evidence": None},))
    ruling = Ruling(Label.NOT_ENOUGH_EVIDENCE, "only_touched", (touching,))
    sentence = reason(claim(language="en"), ruling, Hearing(answered=1), AS_OF, Policy())
    assert sentences("en")[0]["open_not_covered"] in sentence


def test_what_the_evidence_of_a_supported_claim_lacks_is_said() -> None:
    lacking = ({"name": FindingName.NOT_COVERED, "claim": "the crane", "evidence": None},)
    bearing = evidence(Stance.SUPPORTS, findings=lacking)
    sentence = reason(
        claim(language="en"), Ruling(Label.SUPPORTED, "parts_agree", (bearing,)), Hearing(answered=1), AS_OF, Policy()
    )
    assert sentence.endswith("This does not bear out: the crane.")


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Der Wert ist vorläufig."), ("en", "The figure is provisional.")]
)
def test_it_is_said_that_a_figure_is_provisional(language: str, said: str) -> None:
    working = _WORKING.model_copy(update={"marks": (Mark.PROVISIONAL,)})
    piece = evidence(Stance.SUPPORTS, rule="cell_of_table", working=working)
    ruling = Ruling(Label.SUPPORTED, "cell_of_table", (piece, piece))
    sentence = reason(claim(language=language), ruling, Hearing(answered=1), AS_OF, Policy())
    assert sentence.count(said) == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_mark_of_a_figure_has_its_sentence(language: str) -> None:
    assert [mark for mark in Mark if f"marked_{mark}" not in sentences(language)[0]] == []


def test_a_language_without_sentences_gets_english_ones() -> None:
    assert sentences("fr") == (sentences("en")[0], "en")


@pytest.mark.parametrize(
    ("language", "day", "share"), [("de", "30. April 2031", "28,1 %"), ("en", "April 30, 2031", "28.1 %")]
)
def test_days_and_shares_are_written_as_readers_of_the_language_do(language: str, day: str, share: str) -> None:
    sentence = _sentence("share_of_rows_below_threshold", language)
    assert day in sentence
    assert share in sentence


def test_a_sum_of_money_in_a_quotation_is_no_place_to_fill_in() -> None:
    priced = evidence(quote="The quay costs $publisher and $5bn.")
    ruling = Ruling(Label.SUPPORTED, "parts_agree", (priced,))
    assert "costs $publisher and $5bn." in reason(claim(), ruling, Hearing(answered=1), AS_OF, Policy())
