"""Words of titles, headers and units that have a part of their own in reading a table."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BeforeValidator

from claims.models import Record


def _spelled(value: object) -> object:
    return value.split() if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_spelled)]


class TableWords(Record):
    """What stands in ``words.toml``."""

    harmless: Words
    methods: Words
    breakdowns: Words
    by: Words
    per: Words
    per_time: Words
    percent: Words
    changes: Words
    volumes: Words
    are_changes: Words
    turns: Words
    spending: Words
    lacks: Words
    rates: Words
    unreal: Words
    ages: Words
    or_more: Words
    code_headers: Words
    subtotals: Words
    wholes: Words
    parted: tuple[str, ...]
    idle: Words
    sizes: Words
    points: Words
    rank_headers: Words
    time_headers: Words
    alike: tuple[Words, ...]
    implied: dict[str, Words]
    acts: dict[str, Words]


@cache
def table_words() -> TableWords:
    """The words, whatever their language."""
    return TableWords.model_validate(tomllib.loads(files("claims.tables").joinpath("words.toml").read_text("utf-8")))
