"""From an article to its claims."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.articles import RawArticle, read_article
from claims.extraction import extract_claims
from claims.models import Claim, ClaimKind, NotCheckable
from claims.policy import Policy
from tests.cases_of import cases_of
from tests.claims.extraction.reading import TODAY, claims_in


def the_claim(text: str, language: str) -> Claim:
    (claim,) = claims_in(text, language)
    return claim


# --- whole articles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "case"), cases_of("extraction"))
def test_the_claims_of_an_article_are_found_with_kind_speaker_and_reason(language: str, case: dict[str, Any]) -> None:
    raw = RawArticle(name="article", url=None, media_type="text/plain", body=case["text"].encode())
    article = read_article(raw)
    found = extract_claims(article, TODAY, Policy())
    assert article.language == language
    assert [_facts(claim) for claim in found] == [
        (claim["says"], claim["kind"], claim.get("speaker"), claim.get("not_checkable")) for claim in case["claims"]
    ]


def _facts(claim: Claim) -> tuple[str, str, str | None, str | None]:
    return claim.content.strip("„“”«»\u00a0\u202f "), claim.kind, claim.speaker, claim.not_checkable_because


@pytest.mark.parametrize(("language", "case"), cases_of("extraction"))
def test_every_claim_and_every_figure_in_it_is_quoted_verbatim(language: str, case: dict[str, Any]) -> None:
    for claim in claims_in(case["text"], language):
        assert claim.quote == claim.span.of(case["text"])
        for placed in (*claim.quantities, *claim.dates):
            assert placed.text == placed.span.of(case["text"])


def test_a_second_run_gives_the_same_ids_and_no_two_claims_share_one() -> None:
    text = "Die Bank schloss. Die Post öffnete. Die Bank schloss."
    ids = [claim.id for claim in claims_in(text, "de")]
    assert ids == [claim.id for claim in claims_in(text, "de")]
    assert len(set(ids)) == len(ids) == 3


def test_a_claim_knows_the_title_and_up_to_five_sentences_before_it() -> None:
    text = " ".join(f"Die Bank {number} schloss." for number in "ABCDEFG")
    last = claims_in(text, "de", title="Banken")[-1]
    assert last.context == ("Banken", *(f"Die Bank {number} schloss." for number in "BCDEF"))


# --- any text ---------------------------------------------------------------------------------------------------

PIECES = {
    "de": "Berg Mara Quist sagte laut so dass der die und während weil er hat wurde nicht 50 Prozent , . : „ “ ? \n …",
    "en": "Hill Jane Osgood said according to that the and while because he has was not 50 percent , . : “ ” ? \n …",
    "fr": "Quist Ida Kovac a dit selon que qu'il la qui et tandis parce l'eau n'a pas 50 pour cent , . : « » ? \n …",
}


@settings(max_examples=150)
@given(st.data(), st.sampled_from(["de", "en", "fr"]))
def test_words_of_saying_in_any_order_are_read_and_their_claims_are_verbatim(
    data: st.DataObject, language: str
) -> None:
    pieces = st.sampled_from(PIECES[language].split(" "))
    _assert_verbatim(" ".join(data.draw(st.lists(pieces, max_size=25))), language)


@settings(max_examples=150)
@given(st.text(max_size=150), st.sampled_from(["de", "en", "fr", "xx"]))
def test_any_text_is_read_and_its_claims_are_verbatim(text: str, language: str) -> None:
    _assert_verbatim(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es gilt: 1. Ruhe bewahren. 2. Warten.", "de"),
        ("Er sagte: A.", "de"),
        ("What now? A!", "en"),
        ('0:"0', "de"),
        ("Hier, 3 personnes sont mortes.", "fr"),
    ],
)
def test_statements_of_one_sign_and_languages_without_a_table_are_read(text: str, language: str) -> None:
    _assert_verbatim(text, language)


def test_a_figure_is_read_in_a_language_without_a_table() -> None:
    (figure,) = the_claim("Hier, 3 personnes sont mortes.", "fr").quantities
    assert figure.value == 3


def _assert_verbatim(text: str, language: str) -> None:
    for claim in claims_in(text, language):
        assert claim.quote == claim.span.of(text)
        assert claim.quote.strip()
        for placed in (*claim.quantities, *claim.dates):
            assert placed.text == placed.span.of(text)


# --- who speaks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("„Die Kosten steigen“, sagte Mara Quist.", "de", "Mara Quist"),
        ("Mara Quist sagte: „Die Kosten steigen.“", "de", "Mara Quist"),
        ("Mara Quist erzählte, die Kosten stiegen.", "de", "Mara Quist"),
        ("Mara Quist rügte den Plan als teuer.", "de", "Mara Quist"),
        ("Die Kosten stiegen, teilte das Umweltamt mit.", "de", "Umweltamt"),
        ("Nach Angaben der Polizei stiegen die Kosten.", "de", "Polizei"),
        ("“Costs are rising,” said Jane Osgood.", "en", "Jane Osgood"),
        ("Jane Osgood said that costs were rising.", "en", "Jane Osgood"),
        ("Costs rose sharply, according to the police.", "en", "police"),
    ],
)
def test_the_speaker_of_a_statement_is_named(text: str, language: str, speaker: str) -> None:
    assert the_claim(text, language).speaker == speaker


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Mara Quist sagte, die Kosten stiegen. „Der Plan scheiterte“, sagte Quist.", "de", "Mara Quist"),
        ("Mara Quist sagte, die Kosten stiegen. „Der Plan scheiterte“, sagte sie.", "de", "Mara Quist"),
        ("Jane Osgood said costs had risen. “The plan failed,” Osgood said.", "en", "Jane Osgood"),
        ("Jane Osgood said costs had risen. “The plan failed,” she said.", "en", "Jane Osgood"),
    ],
)
def test_a_last_name_or_a_pronoun_stands_for_the_full_name(text: str, language: str, speaker: str) -> None:
    assert [claim.speaker for claim in claims_in(text, language)] == [speaker, speaker]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("„Die Bank schloss. Die Post öffnete.“ Das sagte Mara Quist.", "de", "Mara Quist"),
        ("„Die Bank schloss. Die Post öffnete“, sagte Mara Quist.", "de", "Mara Quist"),
        ("“The bank closed. The shop opened,” said Jane Osgood.", "en", "Jane Osgood"),
    ],
)
def test_all_sentences_of_a_quotation_have_one_speaker(text: str, language: str, speaker: str) -> None:
    assert [claim.speaker for claim in claims_in(text, language)[:2]] == [speaker, speaker]


def test_a_quotation_keeps_the_words_between_its_marks() -> None:
    assert the_claim("„Die Kosten steigen“, sagte Mara Quist.", "de").quotations == ("Die Kosten steigen",)


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("„Das Werk“ schließt in Graz.", "de", "„Das Werk“ schließt in Graz"),
        ("Der Rat nannte den Plan „teuer“.", "de", "Der Rat nannte den Plan „teuer“"),
        ("„Das war’s“, sagte Mara Quist.", "de", "Das war’s"),
        ("„Der Plan (ein Entwurf) ist tot“, sagte Mara Quist.", "de", "Der Plan (ein Entwurf) ist tot"),
        ("“The bank’s plan is dead,” said Jane Osgood.", "en", "The bank’s plan is dead"),
        ("The council called the plan “costly.”", "en", "The council called the plan “costly.”"),
        ("The council called it “costly (and wrong)”.", "en", "The council called it “costly (and wrong)”"),
    ],
)
def test_a_claim_has_both_marks_of_a_quotation_or_none(text: str, language: str, content: str) -> None:
    assert the_claim(text, language).content == content


# --- kinds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Die Preise stiegen um 5 Prozent.", "de", ClaimKind.QUANTITY),
        ("Der Rat nannte den Plan „teuer“.", "de", ClaimKind.QUOTATION),
        ("Die Opposition lehnt das Gesetz ab.", "de", ClaimKind.POSITION),
        ("Stadt und Bahn vereinbarten einen Fahrplan.", "de", ClaimKind.AGREEMENT),
        ("Die Bank schloss die Filiale.", "de", ClaimKind.EVENT),
        ("Die Filiale ist geschlossen worden.", "de", ClaimKind.EVENT),
        ("Graz ist die Hauptstadt.", "de", ClaimKind.STATE),
        ("Graz hat eine Schule.", "de", ClaimKind.STATE),
        ("Prices rose by 5 percent.", "en", ClaimKind.QUANTITY),
        ("The council called the plan “costly”.", "en", ClaimKind.QUOTATION),
        ("The opposition rejects the law.", "en", ClaimKind.POSITION),
        ("The city and the railway signed a contract.", "en", ClaimKind.AGREEMENT),
        ("The bank closed the branch.", "en", ClaimKind.EVENT),
        ("The bank has closed the branch.", "en", ClaimKind.EVENT),
        ("Norbury is the capital.", "en", ClaimKind.STATE),
        ("Norbury has a school.", "en", ClaimKind.STATE),
    ],
)
def test_a_claim_has_the_kind_of_what_it_speaks_of(text: str, language: str, kind: ClaimKind) -> None:
    assert the_claim(text, language).kind is kind


# --- what cannot be checked -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Das Ergebnis ist leider eine Schande.", "de", NotCheckable.OPINION),
        ("Die Technik wird künftig den Alltag verändern.", "de", NotCheckable.PREDICTION),
        ("Wir hoffen, dass der Regen endet.", "de", NotCheckable.WISH),
        ("Hat die Bank geschlossen?", "de", NotCheckable.QUESTION),
        ("Ich war selbst im Stadion.", "de", NotCheckable.PERSONAL_EXPERIENCE),
        ("Er tat es.", "de", NotCheckable.AMBIGUOUS),
        ("It was a wonderful evening.", "en", NotCheckable.OPINION),
        ("The technique will change everyday life.", "en", NotCheckable.PREDICTION),
        ("Wir möchten, dass der Regen endet.", "de", NotCheckable.WISH),
        ("We hope that the rain ends.", "en", NotCheckable.WISH),
        ("Has the bank closed?", "en", NotCheckable.QUESTION),
        ("I was at the match myself.", "en", NotCheckable.PERSONAL_EXPERIENCE),
        ("He did it.", "en", NotCheckable.AMBIGUOUS),
    ],
)
def test_what_cannot_be_checked_is_listed_with_its_reason(text: str, language: str, reason: NotCheckable) -> None:
    assert the_claim(text, language).not_checkable_because is reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Bank schloss die Filiale in Graz.", "de"),
        ("Der Bahnhof in Graz wird am 3. Juni 2024 eröffnet.", "de"),
        ("Es gibt 40 Filialen in Graz.", "de"),
        ("The bank closed the branch in Norbury.", "en"),
        ("Norbury station will open on 3 June 2024.", "en"),
        ("There are 40 branches in Norbury.", "en"),
        ("Die Zellen halten länger, als wir erwartet hatten.", "de"),
        ("The cells last longer than we expected.", "en"),
    ],
)
def test_facts_and_plans_with_a_name_and_a_day_can_be_checked(text: str, language: str) -> None:
    assert the_claim(text, language).not_checkable_because is None


def test_an_ambiguous_statement_lists_whom_it_may_mean_the_nearest_first() -> None:
    found = claims_in("Mara Quist traf Ida Kovac in Graz. Sie tat es.", "de")[-1]
    assert found.not_checkable_because is NotCheckable.AMBIGUOUS
    assert found.readings == ("Ida Kovac", "Mara Quist")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "de") for text in ("Ein knapper Sieg.", "Graz.", "Und nun zum Wetter.", "…", "1:0")),
        *((text, "en") for text in ("A narrow win.", "Three dead in Norbury.", "No comment.", "…", "1:0")),
    ],
)
def test_a_fragment_without_a_verb_claims_nothing(text: str, language: str) -> None:
    assert claims_in(text, language) == ()


@pytest.mark.parametrize("text", ["Costs rose, according to the police.", "Costs rose.", "The cells aged slowly."])
def test_a_short_english_sentence_with_a_verb_is_a_claim(text: str) -> None:
    assert the_claim(text, "en").content in text


def test_a_verb_at_the_head_of_what_is_said_is_known_by_its_sentence() -> None:
    assert the_claim("Laut der Anklage verschwanden drei Millionen Euro.", "de").speaker == "Anklage"
