"""Reading ``sources.toml``; what cannot be used is refused with file, line and what would be right."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claims.errors import SourcesFileInvalid
from claims.sources.spec import SourceKind, SourceSpec, TableSpec

_RIGHT = {
    "id": "An id has small letters, digits and hyphens: nato-expenditure.",
    "kind": f"Known kinds: {', '.join(SourceKind)}.",
    "url": "An address begins with http:// or https://.",
    "original": "An address begins with http:// or https://.",
    "publisher": "Name the publisher in quotation marks.",
    "tier": "Tiers: 1 official or primary, 2 news agency or reference work, 3 other.",
    "language": 'Two letters of ISO 639-1: language = "de".',
    "published_on": "A date is written without quotation marks: published_on = 2024-06-17.",
    "private": "private = true or false.",
    "aliases": 'A list of words: aliases = ["Arbeitslosigkeit", "unemployment"].',
}


def read_sources(path: Path) -> tuple[SourceSpec, ...]:
    """The sources of a file, in its order.

    Raises:
        SourcesFileInvalid: The file is missing, is no TOML, or has an unknown key, a repeated id or a bad value.
    """
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesFileInvalid(path, 1, "the file cannot be read", f"({error.__class__.__name__}).") from error
    except tomllib.TOMLDecodeError as error:
        raise SourcesFileInvalid(path, _line_in(str(error)), f"this is no TOML: {error}.", "") from error
    unknown = sorted(set(raw) - {"source"})
    if unknown:
        right = "Every source begins with [[source]]."
        raise SourcesFileInvalid(path, _line_of(text, None, unknown[0]), f"unknown key {unknown[0]!r}.", right)
    blocks = raw.get("source", [])
    if not isinstance(blocks, list) or not blocks:
        raise SourcesFileInvalid(path, 1, "there is no source in it.", "Every source begins with [[source]].")
    specs = [_spec(path, text, number, block) for number, block in enumerate(blocks)]
    _refuse_repeated(path, text, specs)
    return tuple(specs)


def _spec(path: Path, text: str, number: int, block: object) -> SourceSpec:
    try:
        return SourceSpec.model_validate(block)
    except ValidationError as error:
        first = min(error.errors(), key=lambda found: found["type"] != "extra_forbidden")
        key = str(first["loc"][-1] if isinstance(first["loc"][-1], str) else first["loc"][0])
        line = _line_of(text, number, key)
        raise SourcesFileInvalid(path, line, _why(key, first), _right(key, first)) from error


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
        known = TableSpec.model_fields if "table" in error["loc"] else SourceSpec.model_fields
        return f"Known keys: {', '.join(known)}."
    return _RIGHT.get(key, "")


def _refuse_repeated(path: Path, text: str, specs: Sequence[SourceSpec]) -> None:
    seen: set[str] = set()
    for number, spec in enumerate(specs):
        if spec.id in seen:
            right = "Give every source an id of its own."
            raise SourcesFileInvalid(path, _line_of(text, number, "id"), f"the id {spec.id!r} is repeated.", right)
        seen.add(spec.id)


# --- lines ------------------------------------------------------------------------------------------------------


def _line_in(message: str) -> int:
    """The line that the TOML parser names in its message."""
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match is not None else 1


def _line_of(text: str, number: int | None, key: str) -> int:
    """The line of a key in the n-th source, or the line on which that source begins."""
    lines = text.splitlines()
    begins = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]
    start = begins[number] if number is not None and number < len(begins) else 0
    end = begins[number + 1] if number is not None and number + 1 < len(begins) else len(lines)
    at_key = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    return next((n for n in range(start, end) if at_key.match(lines[n])), start) + 1
