"""A table of the cases, read as its connector reads it."""

from pathlib import Path
from typing import Any

from claims.models import Reading, Request, Response
from claims.sources import SourceSpec, connect
from tests.claims.making import changed, snapshot


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
