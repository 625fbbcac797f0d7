"""The words of the report itself, by language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Template

_FALLBACK = "en"


@cache
def _all_texts() -> Mapping[str, Mapping[str, str]]:
    raw = tomllib.loads(files("claims.reports").joinpath("texts.toml").read_text(encoding="utf-8"))
    return {language: dict(texts) for language, texts in raw.items()}


def texts_in(language: str) -> tuple[Mapping[str, str], str]:
    """The words of the report in a language, English where it has none, and the language that they are in."""
    known = _all_texts()
    return (known[language], language) if language in known else (known[_FALLBACK], _FALLBACK)


def filled(text: str, **values: object) -> str:
    """A text of the report with its places filled: "$count claims"."""
    return Template(text).safe_substitute(values)


def report_languages() -> tuple[str, ...]:
    """The languages in which a report can be written."""
    return tuple(_all_texts())
