"""What the Prefect UI shows of a report: every version says what it is, links into the article, and fits."""

import re

import pytest

from claims.models import Article, CheckedClaim, Decision, Label, Report, Stance
from claims.reports import Reviewed, artifact_title, render_artifact, render_markdown, verdict_rows
from claims.reports.fitting import Piece, fitting
from claims.reports.texts import texts_in
from tests.claims.making import article, claim, evidence, verdict
from tests.claims.reports.invented import NOW, TRAPS, made, trapped
from tests.claims.reports.reviews import CHECK, corrected, reviewed
from tests.claims.reports.seeing import seen_markdown
from tests.claims.reports.worked import CASES, report_of, working_of

_URL = "http://127.0.0.1:4201"


def _long(*labels: Label, words: int = 600) -> Report:
    """A report with a claim of many words for each label."""
    text = "Lenham has a quay. " * words
    stances = {Label.SUPPORTED: [evidence(Stance.SUPPORTS)], Label.REFUTED: [evidence(Stance.REFUTES)]}
    claims = []
    for number, label in enumerate(labels):
        pieces = [piece.model_copy(update={"claim": f"c{number}"}) for piece in stances.get(label, ())]
        decided = verdict(label=label, evidence=pieces, because=text)
        claims.append(CheckedClaim(claim=claim(f"Claim number {number}.", id=f"c{number}"), verdict=decided))
    return _report(article(), *claims)


def _report(about: Article, *claims: CheckedClaim) -> Report:
    return Report(
        article=about,
        claims=claims,
        unanswered=(),
        notes=(),
        policy_version="0123456789ab",
        engine_version="0.0.0",
        checked_at=NOW,
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_version_says_at_its_top_and_in_its_title_what_it_is(language: str) -> None:
    report, texts = made(language).report, texts_in(language)[0]
    versions = {
        "proposed": None,
        "approved": reviewed(report),
        "held": reviewed(report, decision=Decision.HOLD),
        "sent_back": reviewed(report, decision=Decision.SEND_BACK),
        "corrected": corrected(report),
    }
    for status, version in versions.items():
        top = render_artifact(report, version).partition("data:image")[0]
        assert f"**{texts[f'status_{status}']}" in top
        assert f" · {texts[f'status_{status}']}" in artifact_title(report, version)


def test_every_claim_links_to_its_place_in_the_marked_article() -> None:
    report = made("en").report
    for version, folder in (
        (None, f"reports/{report.article.id}"),
        (reviewed(report, decision=Decision.HOLD), f"reports/{report.article.id}"),
        (reviewed(report), f"published/{report.article.key}"),
    ):
        links = seen_markdown(render_artifact(report, version, f"{_URL}/")).links
        page = f"{_URL}/{folder}/report.html"
        decided = [checked.claim.id for checked in report.claims if checked.verdict is not None]
        assert [link for link in links if link.startswith(_URL)] == [page, *(f"{page}#claim-{id_}" for id_ in decided)]


@pytest.mark.parametrize("nowhere", ["", "javascript:alert(1)"])
def test_where_reports_are_not_served_nothing_links_to_them(nowhere: str) -> None:
    shown = render_artifact(made("en").report, None, nowhere)
    assert "#claim-" not in shown
    assert "full report" not in shown


def test_every_quotation_links_to_its_very_words() -> None:
    assert "http://127.0.0.1/tunnels#:~:text=The%20railway" in render_artifact(made("en").report)


def test_it_shows_the_share_of_labels_and_the_first_charts() -> None:
    report = report_of("en", *(working_of(case) for case in CASES))
    pictures = re.findall(r"!\[([^\]]*)\]\(data:image/svg\+xml;base64,[\w+/=]+\)", render_artifact(report))
    assert len(pictures) == 5
    assert pictures[0] == f"{len(CASES)} supported"


def test_the_report_for_files_has_no_pictures() -> None:
    assert "data:image" not in render_markdown(made("en").report, reviewed(made("en").report))


def test_a_long_report_leaves_out_whole_claims_and_the_plain_ones_first() -> None:
    labels = [Label.NOT_ENOUGH_EVIDENCE, Label.SUPPORTED, Label.REFUTED] * 5
    shown = render_artifact(_long(*labels), None, _URL)
    there = [labels[int(number)] for number in re.findall(r"^### . Claim number (\d+)", shown, re.MULTILINE)]
    assert len(shown.encode()) <= 100_000
    assert there.count(Label.REFUTED) == 5
    assert there.count(Label.NOT_ENOUGH_EVIDENCE) == 0
    assert 0 < there.count(Label.SUPPORTED) < 5
    assert f"claims are left out here ({15 - len(there)}); they stand in the full report" in shown
    assert shown.count("Lenham has a quay.") == 600 * len(there)


def test_what_a_reviewer_decided_otherwise_is_left_out_last() -> None:
    report = _long(*[Label.NOT_ENOUGH_EVIDENCE] * 20)
    shown = render_artifact(report, reviewed(report, labels={19: Label.NOT_ENOUGH_EVIDENCE, 18: Label.CONFLICTING}))
    assert "Claim number 18." in shown.partition("## Claims")[2]
    assert "Claim number 19." not in shown.partition("## Claims")[2]


def test_a_report_that_fits_is_shown_whole() -> None:
    shown = render_artifact(made("en").report)
    assert "left out here" not in shown
    assert all(checked.claim.text in shown for checked in made("en").report.claims)


def test_a_report_of_many_claims_and_endless_words_still_fits() -> None:
    claims = [
        CheckedClaim(claim=claim("x" * 3_000, id=f"c{n}"), verdict=verdict(because="y" * 2_000)) for n in range(3_000)
    ]
    shown = render_artifact(_report(article(title="z" * 500_000), *claims))
    assert len(shown.encode()) <= 100_000
    assert "… and 2975 more" in shown


def test_a_piece_that_is_too_long_leaves_room_for_those_behind_it() -> None:
    pieces = [Piece("a" * 50, 1), Piece("b" * 30, 0), Piece("c" * 30, 1)]
    assert fitting(pieces, 62) == pieces[1:]


@pytest.mark.parametrize("trap", TRAPS)
def test_words_of_others_bring_no_element_into_the_artifact(trap: str) -> None:
    seen = [
        seen_markdown(render_artifact(trapped(words, "http://127.0.0.1/page"), None, _URL))
        for words in (trap, "harmless")
    ]
    assert seen[0].tags == seen[1].tags
    assert len(seen[0].links) == len(seen[1].links)


def test_a_row_has_the_label_that_stands_beside_the_proposed_one() -> None:
    report = made("en").report
    rows = verdict_rows(report, reviewed(report, labels={0: Label.NOT_ENOUGH_EVIDENCE}))
    assert [row["Verdict"] for row in rows] == ["not enough evidence", "refuted", "supported", "not enough evidence"]
    assert [row["Proposed"] for row in rows] == ["supported", "", "", ""]


def test_a_row_is_short_and_plain() -> None:
    [row] = verdict_rows(trapped("a | b\u202e " * 100, "http://127.0.0.1/"), Reviewed(CHECK))
    assert all(len(cell) <= 80 for cell in row.values())
    assert "\u202e" not in "".join(row.values())
