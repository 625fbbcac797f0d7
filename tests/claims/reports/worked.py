"""Invented workings of tables, and reports that show them; the cases stand in tests/cases/workings.toml."""

import tomllib

from claims.models import Cell, CheckedClaim, Label, Report, Stance, Working
from tests.claims.making import AS_OF, FETCHED, article, claim, evidence, verdict
from tests.conftest import ROOT

_TOLD = ("name", "cells", "en", "de", "chart")

CASES = tomllib.loads((ROOT / "tests" / "cases" / "workings.toml").read_text(encoding="utf-8"))["working"]


def cell(row: str, column: str, text: str, role: str = "counted") -> Cell:
    """A cell whose figure is read from its text."""
    figure = float(text) if any(sign.isdigit() for sign in text) else None
    return Cell(row=row, column=column, text=text, value=figure, counted=role == "counted")


def working_of(case: dict[str, object], **values: object) -> Working:
    """The working of a case."""
    fields = {name: value for name, value in case.items() if name not in _TOLD}
    cells = tuple(cell(*written) for written in case["cells"])
    plain = {"claimed": "a third", "table": cells, "cells": tuple(f"{c.row} · {c.text}" for c in cells)}
    return Working.model_validate({**plain, **fields, **values})


def report_of(language: str, *workings: Working) -> Report:
    """A report with a claim for each working."""
    return Report(
        article=article(language=language),
        claims=tuple(_checked(working, number, language) for number, working in enumerate(workings)),
        unanswered=(),
        notes=(),
        policy_version="0123456789ab",
        engine_version="0.0.0",
        checked_at=FETCHED,
    )


def _checked(working: Working, number: int, language: str) -> CheckedClaim:
    piece = evidence(Stance.SUPPORTS, rule="cell_of_table", working=working, claim=f"c{number}")
    decided = verdict(label=Label.SUPPORTED, rule="cell_of_table", as_of=AS_OF, evidence=(piece,))
    return CheckedClaim(claim=claim(language=language, id=f"c{number}"), verdict=decided)
