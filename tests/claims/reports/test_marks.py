"""What a publisher says of its own figures reaches every reader."""

import json

import pytest

from claims.models import CheckedClaim, Label, Mark, Report, Stance, Working
from claims.reports import render_html, render_json, render_markdown
from claims.reports.texts import texts_in
from tests.claims.making import AS_OF, FETCHED, article, claim, evidence, verdict


def _report(language: str, *marks: Mark) -> Report:
    working = Working(expression="Lenham · 2030 = 2.1", value=0.021, claimed="2.1 %", cells=("Lenham",), marks=marks)
    piece = evidence(Stance.SUPPORTS, rule="cell_of_table", working=working)
    decided = verdict(label=Label.SUPPORTED, rule="cell_of_table", as_of=AS_OF, evidence=(piece,))
    return Report(
        article=article(language=language),
        claims=(CheckedClaim(claim=claim(language=language), verdict=decided),),
        unanswered=(),
        notes=(),
        policy_version="0123456789ab",
        engine_version="0.0.0",
        checked_at=FETCHED,
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("mark", Mark)
def test_a_mark_stands_beside_the_working_in_the_words_of_the_reader(mark: Mark, language: str) -> None:
    texts, _ = texts_in(language)
    shown = f"{texts['marks']}: {texts[mark]}"
    assert shown in render_markdown(_report(language, mark))
    assert shown in render_html(_report(language, mark))


def test_several_marks_are_shown_together() -> None:
    report = _report("en", Mark.BREAK_IN_SERIES, Mark.PROVISIONAL)
    assert "Marked by the publisher: break in series, provisional" in render_markdown(report)
    assert "Marked by the publisher: break in series, provisional" in render_html(report)


def test_nothing_is_shown_of_a_figure_without_marks() -> None:
    assert "Marked by the publisher" not in render_markdown(_report("en"))
    assert "Marked by the publisher" not in render_html(_report("en"))


def test_other_programs_get_the_marks_by_name() -> None:
    published = json.loads(render_json(_report("de", Mark.ESTIMATED)))
    assert published["claims"][0]["verdict"]["evidence"][0]["working"]["marks"] == ["estimated"]
