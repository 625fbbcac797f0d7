"""A reviewer reads what is doubtful and why, with its evidence and what speaks against it, before all else."""

import re

import pytest

from claims.models import CheckedClaim, Decision, Doubt, Label, Report, Ruling, Stance, numbered
from claims.reports import Reviewed, describe_review
from claims.reports.texts import texts_in
from tests.claims.making import article, claim, evidence, verdict
from tests.claims.reports.invented import NOW, TRAPS, made, trapped
from tests.claims.reports.reviews import CHECK, review, reviewed
from tests.claims.reports.seeing import seen_markdown
from tests.claims.reports.worked import CASES, report_of, working_of

_URL = "http://127.0.0.1:4201"
_NOBODY = Reviewed(CHECK)
_LANGUAGES = ("de", "en")


def _report(*claims: CheckedClaim, language: str = "en", title: str = "Harbour grows") -> Report:
    return Report(
        article=article(language=language, title=title),
        claims=claims,
        unanswered=(),
        notes=(),
        policy_version="0123456789ab",
        engine_version="0.0.0",
        checked_at=NOW,
    )


def _doubted(report: Report, *numbers: int) -> dict[str, list[Doubt]]:
    return {one.claim.id: [Doubt.ONE_ORIGIN] for number, one in numbered(report).items() if number in numbers}


def _described(*pieces: dict[str, object], label: Label = Label.SUPPORTED, **values: object) -> str:
    """The description of one doubtful claim with evidence as it is given."""
    items = [evidence(piece.pop("stance"), **piece) for piece in pieces]
    checked = CheckedClaim(claim=claim(**values), verdict=verdict(label=label, evidence=items))
    return describe_review(_report(checked), {"claim": [Doubt.ONE_ORIGIN]}, _NOBODY)


def test_a_statement_that_the_article_makes_twice_is_described_once() -> None:
    report = made("en").report
    twice = report.model_copy(update={"claims": (*report.claims, report.claims[0])})
    shown = describe_review(twice, {}, _NOBODY)
    assert "None of the 4 claims is doubtful." in shown
    assert re.findall(r"<summary>Claim (\d)", shown) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_doubtful_claims_stand_open_before_the_plain_ones_which_are_folded(language: str) -> None:
    report, name = made(language).report, texts_in(language)[0]["claim"]
    shown = describe_review(report, _doubted(report, 2, 4), _NOBODY)
    open_ones = re.findall(rf"^### {name} (\d)", shown, re.MULTILINE)
    folded = re.findall(rf"^<details><summary>{name} (\d)", shown, re.MULTILINE)
    assert (open_ones, folded) == (["2", "4"], ["1", "3"])
    assert shown.index(f"### {name} 4") < shown.index("<details>")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), "None of the 4 claims"), ((1,), "1 of 4 claims needs you."), ((1, 2, 3), "3 of 4 claims need you.")],
)
def test_the_head_says_how_many_claims_need_the_reviewer(numbers: tuple[int, ...], words: str) -> None:
    report = made("en").report
    assert words in describe_review(report, _doubted(report, *numbers), _NOBODY)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_is_told_in_words(doubt: Doubt, language: str) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    first = numbered(report)[1].claim.id
    assert f"**{texts['why_doubtful']}:** {texts[f'doubt_{doubt}']}." in describe_review(
        report, {first: [doubt]}, _NOBODY
    )


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_claim_shows_its_proposed_label_its_reason_and_its_quotation_with_a_link(language: str) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    seen = seen_markdown(describe_review(report, _doubted(report, 1), _NOBODY, _URL))
    checked = report.claims[0]
    [item] = checked.verdict.evidence
    expected = (checked.claim.text, texts["supported"], checked.verdict.because, f"{texts['supports']}: “")
    places = [seen.text.index(" ".join(words.split())) for words in expected]
    assert places == sorted(places)
    assert f"“{item.quote}” – {item.origin.publisher}, 2031-01-20" in seen.text
    assert any(link.startswith("http://127.0.0.1/tunnels#:~:text=") for link in seen.links)
    assert f"{_URL}/reports/{report.article.id}/report.html#claim-{checked.claim.id}" in seen.links


def test_the_working_is_one_line() -> None:
    [line] = re.findall(r"^ *- Working: .*$", describe_review(made("en").report, {}, _NOBODY), re.MULTILINE)
    assert line == "  - Working: 3 of 6 rows (“land”) are below 2 % or have no data: 50.0 %; Claim: 1/2"


def test_every_working_that_can_be_told_fits_into_a_line() -> None:
    report = report_of("de", *(working_of(case) for case in CASES))
    assert describe_review(report, {}, _NOBODY).count("  - Rechnung: ") == len(CASES)


def test_what_speaks_against_a_label_stands_below_what_it_stands_on() -> None:
    lacking = {"name": "not_covered", "claim": "in the old town"}
    shown = _described(
        {"stance": Stance.SUPPORTS, "quote": "It is long.", "findings": (lacking, lacking)},
        {"stance": Stance.MENTIONS, "quote": "There is a quay."},
        {"stance": Stance.REFUTES, "quote": "It is short."},
    )
    body, _, against = shown.partition("What speaks against it:")
    assert "*supports*: “It is long.”" in body
    against, _, beside = against.partition("Also found, deciding nothing:")
    assert "*refutes*: “It is short.”" in against
    assert "“There is a quay.”" in beside
    assert against.count("not covered: in the old town\n") == 1


def test_where_nothing_speaks_against_a_label_nothing_is_said_of_it() -> None:
    assert "What speaks against it" not in _described({"stance": Stance.SUPPORTS})


def test_a_conflict_shows_both_sides() -> None:
    pieces = ({"stance": Stance.SUPPORTS, "quote": "Long."}, {"stance": Stance.REFUTES, "quote": "Short."})
    shown = _described(*pieces, label=Label.CONFLICTING)
    assert shown.index("“Long.”") < shown.index("“Short.”")
    assert "What speaks against it" not in shown


def test_an_altered_quotation_is_shown_in_both_wordings() -> None:
    alignment = {"score": 90, "changes": [{"claim": "all", "evidence": "almost all"}]}
    piece = {"stance": Stance.REFUTES, "quote": "We keep almost all workers.", "alignment": alignment}
    shown = _described(piece, label=Label.REFUTED, content="We keep all workers.", quotations=("We keep all workers.",))
    assert "“We keep ~~almost all~~ workers.”" in shown
    assert "“We keep **all** workers.”" in shown


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_refused_entry_is_told_at_the_top(language: str) -> None:
    texts = texts_in(language)[0]
    shown = describe_review(made(language).report, {}, _NOBODY, refused="Claim 9 is none.")
    assert shown.startswith(f"**{texts['entry_refused']}:** Claim 9 is none.\n")
    assert texts["entry_refused"] not in describe_review(made(language).report, {}, _NOBODY)


def test_what_is_other_than_published_stands_before_the_claims_verdict_by_verdict() -> None:
    report = made("en").report
    whole = review(report, check="another", labels={1: Label.SUPPORTED})
    gone = Ruling(claim="gone", text="The old quay is red.", proposed=Label.REFUTED, label=Label.REFUTED)
    before = whole.model_copy(update={"rulings": (*whole.rulings[:3], gone)})
    shown = describe_review(report, {}, Reviewed(CHECK, (before,)))
    lines = shown.partition("### Other than published\n\n")[2].partition("\n\n")[0].splitlines()
    assert [line.partition(" · ")[0] for line in lines] == [
        "- Claim 2: ~~supported~~ → **refuted**",
        "- Claim 4: new, **not enough evidence**",
        "- no longer in the article: ~~refuted~~",
    ]
    assert shown.count("Published so far: supported") == 1


def test_where_nothing_differs_from_what_is_published_there_is_no_such_list() -> None:
    report = made("en").report
    for before in (_NOBODY, Reviewed(CHECK, (review(report, check="another"),))):
        assert "Other than published" not in describe_review(report, {}, before)


def test_an_earlier_decision_on_the_same_check_is_told_with_its_reason() -> None:
    report = made("en").report
    shown = describe_review(report, {}, reviewed(report, decision=Decision.HOLD, reason="Wait for June."))
    assert (
        "**Held** by Mara Quist on 2031-05-01. The verdicts are proposals of the program. Reason: Wait for June."
        in shown
    )


def test_a_long_review_leaves_out_whole_claims_and_the_plain_ones_first() -> None:
    because = "Lenham has a quay. " * 40
    claims = [
        CheckedClaim(claim=claim(f"Number {number}.", id=f"c{number}"), verdict=verdict(because=because))
        for number in range(1, 201)
    ]
    report = _report(*claims)
    shown = describe_review(report, _doubted(report, *range(181, 201)), _NOBODY, _URL)
    open_ones = re.findall(r"^### Claim (\d+)", shown, re.MULTILINE)
    folded = re.findall(r"^<details>", shown, re.MULTILINE)
    assert len(shown.encode()) <= 60_000
    assert len(open_ones) == 20
    assert 10 < len(folded) < 180
    assert len(folded) == shown.count("\n</details>")
    assert f"claims are left out here ({180 - len(folded)})" in shown
    assert shown.count(because[:700]) == len(open_ones) + len(folded)


def test_endless_words_of_others_still_fit() -> None:
    endless = "x" * 500_000
    report = trapped(endless, "http://127.0.0.1/page")
    shown = describe_review(report, {"claim": [Doubt.CONFLICTING]}, _NOBODY, refused=endless)
    assert len(shown.encode()) <= 60_000
    assert "### Claim 1:" in shown


@pytest.mark.parametrize("doubts", [{}, {"claim": [Doubt.CHANGED]}], ids=["folded", "open"])
@pytest.mark.parametrize("trap", TRAPS)
def test_words_of_others_bring_no_element_into_the_description(trap: str, doubts: dict[str, list[Doubt]]) -> None:
    seen = []
    for words in (trap, "harmless"):
        report = trapped(words, "http://127.0.0.1/page")
        before = review(report, check="another", labels={0: Label.CONFLICTING}, reviewer=words, reason=words)
        seen.append(seen_markdown(describe_review(report, doubts, Reviewed(CHECK, (before,)), _URL, words)))
    assert seen[0].tags == seen[1].tags
    assert seen[0].attributes == seen[1].attributes
    assert len(seen[0].links) == len(seen[1].links)
