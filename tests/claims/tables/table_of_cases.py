"""A table of the cases, read as its connector reads it, and what it says to a claim."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from claims.models import ClaimKind, Evidence, Reading, Request, Response
from claims.policy import Policy
from claims.sources import SourceSpec, connect
from claims.tables import Sheet, compute
from tests.claims.making import changed, claim, snapshot


class CaseFile(NamedTuple):
    """A file of cases: its table, read once, and its sentences."""

    reading: Reading
    sheets: tuple[Sheet, ...]
    cases: tuple[dict[str, Any], ...]


@cache
def case_file(path: Path) -> CaseFile:
    """The table and the cases of a file; every case has the day of the defaults."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    reading = read_table(path.parent / content["table"]["file"], {"id": path.stem, **content["table"]})
    cases = tuple({**content["defaults"], **case} for case in content["case"])
    return CaseFile(reading, tuple(Sheet(found) for found in reading.tables), cases)


def answers(path: Path, case: dict[str, Any]) -> Sequence[Evidence]:
    """What the table of a file says to one of its cases."""
    said = claim(case["text"], kind=ClaimKind.QUANTITY, language=case["language"])
    return list(compute(said, case_file(path).sheets, case["day"], Policy()))


def read_table(file: Path, spec: dict[str, Any]) -> Reading:
    """The reading of a file, with what a case says of it, narrowed as services narrow theirs."""
    body = file.read_bytes()
    source = SourceSpec(
        id=spec["id"],
        kind="table",
        url=f"http://127.0.0.1/{file.name}",
        publisher=spec["publisher"],
        tier=1,
        language=spec["language"],
        published_on=spec.get("published_on"),
        table={key: spec[key] for key in ("title", "entity", "unit", "aliases") if spec.get(key)},
    )
    answer = snapshot(source.url, body).model_copy(update={"media_type": "text/csv"})
    response = Response(request=Request(source=source.id, url=source.url), snapshot=answer, body=body)
    reading = connect(source).read(response)
    tables = tuple(changed(table, narrowed=tuple(spec.get("narrowed", ()))) for table in reading.tables)
    return changed(reading, tables=tables)
