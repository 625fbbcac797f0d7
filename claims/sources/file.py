"""Reading ``sources.toml``; what cannot be used is refused with file, line and what would be right."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claims.errors import SourcesFileInvalid
from claims.models import Record
from claims.sources.spec import DataSpec, SourceKind, SourceSpec, TableSpec
from claims.sources.used_keys import lacks_dataset, unused_key, used_by

_BELOW: dict[str, type[Record]] = {"table": TableSpec, "data": DataSpec}

_RIGHT = {
    "source": "Every source begins with [[source]].",
    "table": "What is known of a table stands below [source.table].",
    "id": "An id has small letters, digits and hyphens: nato-expenditure.",
    "dataset": 'The code of the data set in quotation marks: dataset = "une_rt_a".',
    "kind": f"Known kinds: {', '.join(SourceKind)}.",
    "url": "An address begins with http:// or https://. It holds no user name and no password.",
    "original": "An address begins with http:// or https://.",
    "publisher": "Name the publisher in quotation marks.",
    "tier": "Tiers: 1 official or primary, 2 news agency or reference work, 3 other.",
    "language": 'Two letters of ISO 639-1: language = "de".',
    "published_on": "A date is written without quotation marks: published_on = 2024-06-17.",
    "private": "private = true or false.",
    "ports": "A list of port numbers: ports = [8443].",
    "secret": "The name of an environment variable or Prefect Secret block, never the key itself.",
    "most": "How many pages it may lead to, 1 to 50: most = 3.",
    "data": "What is known of a series of figures stands below [source.data].",
    "filters": 'Values by dimension: filters = { sex = "T", age = "TOTAL" }.',
    "refutes": "refutes = false where others count the same thing otherwise.",
    "aliases": 'A list of words: aliases = ["Arbeitslosigkeit", "unemployment"].',
}


def read_sources(path: Path) -> tuple[SourceSpec, ...]:
    """The sources of a file, in its order.

    Raises:
        SourcesFileInvalid: The file is missing, is no TOML, or has an unknown key, one that its kind does not use, a
            repeated id or a bad value, or lacks a key.
    """
    text = _text(path)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _line_in(str(error), text)
        raise SourcesFileInvalid(path, line, f"this is no TOML: {error}.", _right_on(text, line)) from error
    unknown = sorted(set(raw) - {"source"})
    if unknown:
        line = _line_of(text, None, unknown[0])
        raise SourcesFileInvalid(path, line, f"unknown key {unknown[0]!r}.", _RIGHT["source"])
    blocks = raw.get("source", [])
    if not isinstance(blocks, list) or not blocks:
        raise SourcesFileInvalid(path, 1, "there is no source in it.", _RIGHT["source"])
    specs = [_spec(path, text, number, block) for number, block in enumerate(blocks)]
    for number, spec in enumerate(specs):
        _refuse_unused(path, text, number, spec)
    _refuse_repeated(path, text, specs)
    return tuple(specs)


def _text(path: Path) -> str:
    """The file as text; a byte order mark in front, as some editors write it, says nothing."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SourcesFileInvalid(path, line, "this is not UTF-8.", "Save the file with the encoding UTF-8.") from error
    except OSError as error:
        why = f"the file cannot be read ({error.strerror})."
        raise SourcesFileInvalid(path, 1, why, "Name a file with one [[source]] or more.") from error


def _spec(path: Path, text: str, number: int, block: object) -> SourceSpec:
    try:
        return SourceSpec.model_validate(block)
    except ValidationError as error:
        first = min(error.errors(), key=lambda found: found["type"] != "extra_forbidden")
        keys = [part for part in first["loc"] if isinstance(part, str)] or ["source"]
        line = _line_of(text, number, *keys)
        raise SourcesFileInvalid(path, line, _why(keys[-1], first), _right(keys[-1], first)) from error


def _why(key: str, error: ErrorDetails) -> str:
    match error["type"]:
        case "extra_forbidden":
            return f"unknown key {key!r}."
        case "missing":
            return f"the key {key!r} is missing."
        case _:
            return f"{key} = {error['input']!r} cannot be used."


def _right(key: str, error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        known = next((spec for name, spec in _BELOW.items() if name in error["loc"]), SourceSpec)
        return f"Known keys: {', '.join(known.model_fields)}."
    return _RIGHT.get(key, "")


def _refuse_unused(path: Path, text: str, number: int, spec: SourceSpec) -> None:
    """Refuse a key that its kind does not use, and a service without the data set that it is asked for."""
    unused = unused_key(spec)
    if unused is not None:
        line = _line_of(text, number, *unused.split("."))
        why = f"the kind {spec.kind.value!r} does not use the key {unused!r}."
        raise SourcesFileInvalid(path, line, why, f"Keys of this kind: {', '.join(used_by(spec.kind))}.")
    if lacks_dataset(spec):
        line = _line_of(text, number, "data", "dataset")
        why = f"the kind {spec.kind.value!r} needs the key 'data.dataset'."
        raise SourcesFileInvalid(path, line, why, _RIGHT["dataset"])


def _refuse_repeated(path: Path, text: str, specs: Sequence[SourceSpec]) -> None:
    seen: set[str] = set()
    for number, spec in enumerate(specs):
        if spec.id in seen:
            right = "Give every source an id of its own."
            raise SourcesFileInvalid(path, _line_of(text, number, "id"), f"the id {spec.id!r} is repeated.", right)
        seen.add(spec.id)


# --- lines ------------------------------------------------------------------------------------------------------


def _line_in(message: str, text: str) -> int:
    """The line that the TOML parser names in its message; the last one where it ran out of text."""
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match is not None else len(text.rstrip().split("\n"))


def _right_on(text: str, line: int) -> str:
    """What would be right for the key on a line."""
    key, _, _ = text.split("\n")[line - 1].partition("=")
    return _RIGHT.get(key.strip(), "")


def _line_of(text: str, number: int | None, *keys: str) -> int:
    """The line of a key, or of a key in a table, in the n-th source; else the line on which that source begins."""
    lines = text.split("\n")
    begins = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]
    place = begins[number] if number is not None and number < len(begins) else 0
    end = begins[number + 1] if number is not None and number + 1 < len(begins) else len(lines)
    for key in keys:
        at_key = re.compile(rf"\s*(?:\[+\s*)?(?:source\s*\.\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
        place = next((n for n in range(place, end) if at_key.match(lines[n])), place)
    return place + 1
