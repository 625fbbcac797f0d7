"""Answers of statistical services for tests: how they are read, and what is asked for."""

import io
import json
import zipfile
from urllib.parse import parse_qsl, urlsplit

from claims.errors import DocumentUnreadable
from claims.models import Query, Reading, Table
from claims.sources import connect
from claims.sources.source import Asked
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import answer, assert_verbatim, spec_of

SERVICES = (SourceKind.WORLDBANK, SourceKind.EUROSTAT, SourceKind.OECD, SourceKind.DBNOMICS, SourceKind.OWID)


def read(kind: SourceKind, body: bytes | str, **known: object) -> Reading:
    """What a service's answer is read as, every row verbatim."""
    reading = connect(spec_of(kind, **known)).read(answer(body))
    assert_verbatim(reading)
    return reading


def holds(kind: SourceKind, body: bytes | str) -> None:
    """An answer is read, every row verbatim, or refused with a sentence."""
    try:
        read(kind, body)
    except DocumentUnreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 either is right


def rows_of(table: Table) -> list[list[str]]:
    return [list(table.columns), *[list(row.cells) for row in table.rows]]


def asked(kind: SourceKind, *places: str, **data: object) -> tuple[str, list[tuple[str, str]]]:
    """Path and parameters of what a service is asked for, the same every time."""
    source = connect(spec_of(kind, data=data, url="http://source.example/api/"))
    query = Query(source="a", places=places)
    request = source.request(query)
    assert request == connect(source.spec).request(query)
    assert (source.asked, request.robots, request.step) == (Asked.ONCE, False, "")
    url = urlsplit(request.url)
    assert (url.scheme, url.netloc) == ("http", "source.example")
    return url.path.removeprefix("/api/"), parse_qsl(url.query)


OECD_HEADER = (
    "STRUCTURE_NAME,REF_AREA,Reference area,MEASURE,Measure,SEX,Sex,TIME_PERIOD,Time period,OBS_VALUE,OBS_STATUS"
)


def of_oecd(*figures: str, header: str = OECD_HEADER, more: str = "") -> str:
    """A row for every figure with its status, from 2000 on."""
    rows = [f"Harvests,DEU,Germany,H,Harvest,_T,Total,{2000 + at},,{figure}{more}" for at, figure in enumerate(figures)]
    return "\n".join([header, *rows])


WHEAT = {"titleShort": "Wheat", "titleLong": "Wheat harvest", "unit": "tonnes", "shortName": "wheat", "type": "Numeric"}


def archive(*files: tuple[str, str | bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return out.getvalue()


def chart(table: str, **columns: dict[str, object]) -> bytes:
    """A chart of Our World in Data."""
    metadata = json.dumps({"chart": {"title": "Harvests"}, "columns": columns})
    return archive(("a.csv", table), ("a.metadata.json", metadata), ("readme.md", "#"))


def of_world_bank(*values: object, name: str = "GDP growth (annual %)", **more: object) -> str:
    """A row for every figure, from 2000 on."""
    named = {
        "indicator": {"id": "X", "value": name},
        "country": {"id": "DE", "value": "Germany"},
        "countryiso3code": "DEU",
    }
    rows = [{**named, "date": str(2000 + at), "value": value, **more} for at, value in enumerate(values)]
    return json.dumps([{"page": 1, "pages": 1, "lastupdated": "2025-01-28"}, rows])
