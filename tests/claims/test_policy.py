"""The policy: every number with its meaning, unit and range, and a version that tells any two policies apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from claims.errors import PolicyFileInvalid
from claims.policy import Policy, read_policy

_SCHEMA = Policy.model_json_schema()
_ENDS = {"minimum": -1.0, "exclusiveMinimum": 0.0, "maximum": 1.0, "exclusiveMaximum": 0.0}
"""The keys that bound a number, and by how much a value beyond the bound differs from it."""


def _fields_of_the_policy() -> Iterator[Any]:
    """Group, name and description of every field of the policy."""
    for group, place in _SCHEMA["properties"].items():
        for name, field in _SCHEMA["$defs"][place["$ref"].rsplit("/", 1)[1]]["properties"].items():
            yield pytest.param(group, name, field, id=f"{group}.{name}")


_FIELDS = list(_fields_of_the_policy())


def _with(group: str, name: str, value: object) -> Policy:
    return Policy.model_validate({group: {name: value}})


def _another(field: dict[str, Any]) -> object:
    """A value in range that is not the default."""
    if "enum" in field:
        return next(value for value in field["enum"] if value != field["default"])
    low = field.get("minimum", field.get("exclusiveMinimum"))
    between = (field["default"] + field["maximum"]) / 2 if field["default"] < field["maximum"] else (low + 1) / 2
    return int(between) if field["type"] == "integer" else between


@pytest.mark.parametrize(("group", "name", "field"), _FIELDS)
def test_every_field_says_what_it_is_for(group: str, name: str, field: dict[str, Any]) -> None:
    assert field.get("description", "").endswith((".", "'.")), f"{group}.{name} needs a sentence"


@pytest.mark.parametrize(("group", "name", "field"), _FIELDS)
def test_every_field_has_a_unit(group: str, name: str, field: dict[str, Any]) -> None:
    assert field.get("unit"), f"{group}.{name} needs a unit"


@pytest.mark.parametrize(("group", "name", "field"), _FIELDS)
def test_every_field_has_two_ends_or_a_closed_choice(group: str, name: str, field: dict[str, Any]) -> None:
    low = field.keys() & {"minimum", "exclusiveMinimum"}
    assert "enum" in field or (low and "maximum" in field), f"{group}.{name} needs a range"


@pytest.mark.parametrize(("group", "name", "field"), _FIELDS)
def test_a_value_beyond_either_end_is_refused(group: str, name: str, field: dict[str, Any]) -> None:
    beyond = [field[key] + step for key, step in _ENDS.items() if key in field] or ["whatever"]
    for value in beyond:
        with pytest.raises(ValidationError):
            _with(group, name, value)


@pytest.mark.parametrize(("group", "name", "field"), _FIELDS)
def test_what_is_no_finite_number_is_refused(group: str, name: str, field: dict[str, Any]) -> None:
    del field
    for value in (float("nan"), float("inf"), "a lot", None):
        with pytest.raises(ValidationError):
            _with(group, name, value)


@pytest.mark.parametrize(("group", "name", "field"), _FIELDS)
def test_the_version_changes_with_every_value(group: str, name: str, field: dict[str, Any]) -> None:
    assert _with(group, name, _another(field)).version != Policy().version


def test_the_same_values_have_the_same_version() -> None:
    assert Policy().version == Policy.model_validate(Policy().model_dump()).version
    assert len(Policy().version) == 12


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(ValidationError, match="tolerance_of_everything"):
        _with("tolerances", "tolerance_of_everything", 1)


def test_a_policy_cannot_be_changed_after_the_fact() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Policy().tolerances.about = 0.5  # type: ignore[misc]


def test_the_tolerances_are_those_that_the_documents_promise() -> None:
    tolerances = Policy().tolerances
    assert (tolerances.fraction_rounded, tolerances.fraction_supported) == (0.05, 0.20)
    assert Policy().tables.missing_rows == "not_reached"


def test_both_sides_of_a_contradiction_are_always_shown() -> None:
    with pytest.raises(ValidationError):
        _with("retrieval", "shown_per_claim", 1)


def test_a_policy_file_names_only_what_is_other(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("[tolerances]\nabout = 0.2\n", encoding="utf-8")
    assert read_policy(path) == _with("tolerances", "about", 0.2)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("about = ", "it is no TOML"),
        ("[tolerances]\nabuot = 0.2", "tolerances.abuot"),
        ("[tolerances]\nabout = 2", "tolerances.about"),
        ("[check_worthiness]\nfigure = -1", "check_worthiness.figure"),
        ("tolerances = 1", "tolerances"),
        ("a = '\udc80'", "it cannot be opened as text"),
    ],
)
def test_a_policy_file_that_cannot_be_used_is_refused_with_a_sentence(text: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PolicyFileInvalid, match=why):
        read_policy(path)


def test_a_policy_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileInvalid, match="cannot be opened"):
        read_policy(tmp_path / "none.toml")
