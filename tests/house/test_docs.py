"""The pages say what the code does: what is new in the code fails here until its page names it."""

import ast
import asyncio
import importlib.metadata
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import get_args

import click
import pytest
from pydantic.fields import FieldInfo

from claims.adapters.limits import Limits, ReadingLimits
from claims.language.tables import Language
from claims.models import (
    Attribution,
    Bound,
    ClaimKind,
    Decision,
    Finding,
    FindingName,
    Label,
    Mark,
    NoAnswer,
    NotCheckable,
    Precision,
    Record,
    Review,
    Ruling,
    Stance,
    Working,
)
from claims.policy import Policy
from claims.reports import PublishedReport, published
from claims.reports.reviewed import Status
from claims.sources import SourceSpec, read_sources
from claims.sources.connectors import CONNECTORS
from claims.sources.spec import DataSpec, SourceKind, TableSpec
from claims.verdicts.gates import GATES, NOT_VERBATIM
from claims.verdicts.parts import PART_RULES
from claims.verdicts.rules import RULES, SILENCE
from flows import cli
from flows.cli import main
from flows.references import ReferenceServer
from flows.running import run_check
from flows.world import Order
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PRODUCTION = sorted([*(ROOT / "claims").rglob("*.py"), *(ROOT / "flows").rglob("*.py")])
STAGES = ("articles", "evidence", "extraction", "sources", "tables", "verdicts")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    match = re.search(rf"^(#+) {re.escape(title)}$\n(.*?)(?=^#{{1,2}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match is not None, f"there is no heading {title!r}"
    return match[2]


def rows(text: str) -> dict[str, str]:
    """The rows of the tables in a text, by the name in code marks that begins them."""
    return {match[1]: match[0] for match in re.finditer(r"^\| `([\w-]+)[^`|]*`.*$", text, re.MULTILINE)}


def blocks(text: str, kind: str) -> list[str]:
    """The code blocks of one kind, those inside lists too."""
    found = re.finditer(rf"^( *)```{kind}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{match[1]}", "", match[2], flags=re.MULTILINE) for match in found]


def prose(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)


def names(page_path: Path) -> str:
    return str(page_path.relative_to(ROOT))


# --- architecture -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", ["claims", "flows"])
def test_the_architecture_names_every_module_and_no_other(package: str) -> None:
    folders = blocks(section(page("architecture.md"), "The folders"), "text")[0]
    stretch = re.search(rf"^{package}/\n((?:  .*\n)+)", folders, re.MULTILINE)
    assert stretch is not None
    named = re.findall(r"^  ([\w.]+/?)", stretch[1], re.MULTILINE)
    inside = (ROOT / package).iterdir()
    there = {f"{path.name}/" if path.is_dir() else path.name for path in inside if not path.name.startswith("__")}
    assert sorted(named) == sorted(there)


def test_the_architecture_has_the_layers_of_the_contract() -> None:
    contract = next(c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    assert blocks(page("architecture.md"), "layers")[0].splitlines() == contract["layers"]


@pytest.mark.parametrize("contract", [c["name"] for c in PROJECT["tool"]["importlinter"]["contracts"][1:]])
def test_the_architecture_names_every_contract(contract: str) -> None:
    assert f"**{contract}**" in page("architecture.md")


@pytest.mark.parametrize("kind", ["mermaid", "text"])
def test_the_pictures_have_every_step_of_the_pipeline(kind: str) -> None:
    modules = (ROOT / "claims" / name for name in ("pipeline.py", "judging.py"))
    nodes = (node for module in modules for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    steps = {
        alias.name
        for node in imports
        if (node.module or "").removeprefix("claims.") in STAGES
        for alias in node.names
        if alias.name[0].islower()
    }
    assert len(steps) >= len(STAGES)
    picture = blocks(section(page("architecture.md"), "The way of the data"), kind)[0]
    assert {step for step in steps if step not in picture} == set()


# --- reference --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", Policy.model_fields)
def test_every_number_of_the_policy_is_explained(group: str) -> None:
    numbers = type(getattr(Policy(), group)).model_fields
    explained = rows(section(page("reference/policy.md"), group))
    assert set(explained) == set(numbers)
    for name, number in numbers.items():
        _, _, value, unit, allowed, reason, _ = _cells(explained[name])
        extra = number.json_schema_extra
        assert isinstance(extra, dict), name
        assert (value, unit) == (str(number.default), extra["unit"]), name
        assert all(end in allowed.replace(",", "") for end in _ends(number)), name
        assert reason, name


def _cells(row: str) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", row))
    assert len(cells) == 7, row
    return cells


def _ends(number: FieldInfo) -> Iterator[str]:
    """The ends of the range, or the choices."""
    for constraint in number.metadata:
        yield from (str(getattr(constraint, name)) for name in ("ge", "gt", "le", "lt") if hasattr(constraint, name))
    yield from get_args(number.annotation)


def test_every_rule_is_explained() -> None:
    explained = rows(section(page("reference/rules.md"), "In which order the rules are tried"))
    assert list(explained) == [rule.__name__ for rule in (*RULES, *SILENCE)]


def test_every_rule_on_parts_is_explained() -> None:
    explained = rows(section(page("reference/rules.md"), "A claim of several parts"))
    assert list(explained) == [rule.__name__ for rule in PART_RULES]


def test_every_gate_is_explained() -> None:
    explained = rows(section(page("reference/rules.md"), "What is kept out before the rules"))
    assert list(explained) == [*(gate.__name__ for gate in GATES), NOT_VERBATIM]


def test_every_sentence_of_a_rule_is_quoted_as_it_is() -> None:
    text = (ROOT / "claims" / "verdicts" / "sentences.toml").read_text(encoding="utf-8")
    sentences = tomllib.loads(text)["en"]
    explained = rows(section(page("reference/rules.md"), "The names that a report shows"))
    assert set(explained) == set(sentences)
    assert [name for name, sentence in sentences.items() if f"| {sentence} |" not in explained[name]] == []


def test_every_rule_is_shown_with_labels_that_there_are() -> None:
    explained = rows(section(page("reference/rules.md"), "In which order the rules are tried"))
    assert [name for name, row in explained.items() if not any(f"`{label}`" in row for label in Label)] == []


def test_every_finding_is_explained() -> None:
    assert set(FindingName) <= set(rows(page("reference/rules.md")))


def _environment_of_the_code() -> set[str]:
    found: set[str] = set()
    for path in PRODUCTION:
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"(?:environ(?:\.\w+\(|\[)|getenv\()\s*[\"'](\w+)[\"']", text))
        found |= set(re.findall(r"[\"']((?:CLAIMS|PREFECT)_[A-Z_]+|DO_NOT_TRACK)[\"']", text))
    return found


def test_every_environment_variable_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    of_make = set(re.findall(r"^(?:export )?([A-Z_]+) \?=", makefile, re.MULTILINE))
    explained = set(rows(page("reference/settings.md")))
    assert {"CLAIMS_HOME", "CLAIMS_SOURCES", "CLAIMS_ENCODER"} <= _environment_of_the_code()
    assert explained == _environment_of_the_code() | of_make


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_explained_with_its_options(name: str) -> None:
    command = main.commands[name]
    explained = section(page("reference/command.md"), f"claims {name}")
    options = {max(param.opts, key=len) for param in command.params if isinstance(param, click.Option)}
    assert set(re.findall(r"^\| `(--[\w-]+)", explained, re.MULTILINE)) == options
    arguments = [param.human_readable_name for param in command.params if isinstance(param, click.Argument)]
    assert [argument for argument in arguments if argument not in explained] == []


def test_no_command_is_explained_that_is_none() -> None:
    headings = re.findall(r"^## claims (\S+)$", page("reference/command.md"), re.MULTILINE)
    assert sorted(headings) == sorted(main.commands)


@pytest.mark.parametrize("code", [0, cli.UNUSABLE_SOURCES, cli.UNREADABLE_ARTICLE])
def test_every_exit_code_of_a_check_is_explained(code: int) -> None:
    assert f"\n| {code} | " in section(page("reference/command.md"), "claims check")


@pytest.mark.parametrize(
    ("title", "spec", "how_to"),
    [
        ("`[[source]]`", SourceSpec, "add-a-source"),
        ("`[source.table]`", TableSpec, "add-a-source"),
        ("`[source.data]`", DataSpec, "ask-the-web"),
    ],
)
def test_every_key_of_the_sources_file_is_explained(title: str, spec: type[Record], how_to: str) -> None:
    assert set(rows(section(page("reference/sources-file.md"), title))) == set(spec.model_fields)
    text = page(f"how-to/{how_to}.md")
    assert [key for key in spec.model_fields if not re.search(rf"\b{key}\b(?: =|\])", text)] == []


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_of_source_has_a_connector_and_stands_in_the_list(kind: SourceKind) -> None:
    listed = re.search(rf"^\| \[`{kind}`\]\(\.\./sources/{kind}\.md\) \|([^|]+)\|", _kinds(), re.MULTILINE)
    assert listed is not None
    assert listed[1].strip() == CONNECTORS[kind].asked


def test_no_kind_of_source_is_listed_or_has_a_page_that_is_none() -> None:
    listed = re.findall(r"^\| \[`(\w+)`\]", _kinds(), re.MULTILINE)
    there = [path.stem for path in (DOCS / "sources").glob("*.md")]
    assert sorted(listed) == sorted(there) == sorted(SourceKind)


def _kinds() -> str:
    return section(page("reference/sources-file.md"), "Kinds")


@pytest.mark.parametrize("kind", SourceKind)
def test_the_page_of_every_kind_of_source_has_an_example_that_can_be_used(kind: SourceKind, tmp_path: Path) -> None:
    examples = blocks(page(f"sources/{kind}.md"), "toml")
    assert examples
    file = tmp_path / "sources.toml"
    for example in examples:
        file.write_text(example, encoding="utf-8")
        assert {spec.kind for spec in read_sources(file)} == {kind}


@pytest.mark.parametrize(
    ("title", "limits"), [("What fetching allows", Limits), ("What reading allows", ReadingLimits)]
)
def test_the_limits_are_those_of_the_code(title: str, limits: type[Limits | ReadingLimits]) -> None:
    explained = rows(section(page("reference/sources-file.md"), title))
    assert set(explained) == {field.name for field in fields(limits)}
    values = {field.name: f"{field.default:,}".removesuffix(".0") for field in fields(limits)}
    assert [name for name, value in values.items() if not explained[name].endswith(f"| {value} |")] == []


def _published() -> dict[str, type[Record]]:
    found = [value for name, value in vars(published).items() if name.startswith("Published")]
    return {model.__name__.removeprefix("Published"): model for model in (*found, Finding, Review, Ruling, Working)}


@pytest.mark.parametrize("title", _published())
def test_every_field_of_the_report_is_explained(title: str) -> None:
    explained = rows(section(page("reference/report.md"), title))
    reasons = set(NoAnswer) if title == "Unanswered" else set()
    assert set(explained) - reasons == set(_published()[title].model_fields)


@pytest.mark.parametrize(
    "choice",
    [Attribution, Bound, ClaimKind, Decision, Label, Mark, NoAnswer, NotCheckable, Precision, Stance, Status],
    ids=lambda choice: choice.__name__,
)
def test_every_value_in_the_report_is_explained(choice: type[StrEnum]) -> None:
    assert [value for value in choice if f"`{value}`" not in page("reference/report.md")] == []


# --- how-to and decisions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", Language.model_fields)
def test_every_group_of_a_language_is_explained(group: str) -> None:
    assert f"`{group}`" in section(page("how-to/add-a-language.md"), "1. The table")


def test_every_parameter_of_the_flow_is_explained() -> None:
    tree = ast.parse((ROOT / "flows" / "check_article.py").read_text(encoding="utf-8"))
    flow = next(n for n in ast.walk(tree) if isinstance(n, ast.AsyncFunctionDef) and n.name == "check_article")
    explained = rows(section(page("how-to/serve-and-trigger.md"), "By hand, in the UI"))
    assert set(explained) == {argument.arg for argument in flow.args.args}


def test_the_event_is_the_one_that_the_trigger_expects() -> None:
    yaml = pytest.importorskip("yaml")
    deployment = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"][0]
    trigger = deployment["triggers"][0]
    begins = trigger["match"]["prefect.resource.id"].removesuffix("*")
    text = page("how-to/serve-and-trigger.md")
    for block in (*blocks(text, "bash"), *blocks(text, "python")):
        assert f'"event": "{trigger["expect"][0]}"' in block
        assert f'"prefect.resource.id": "{begins}' in block
        assert '"payload": {"url": ' in block
    assert deployment["schedules"][0]["active"] is False
    assert "it is **off**" in text


def test_the_example_of_adding_a_source_comes_out_as_its_page_says(tmp_path: Path) -> None:
    text = page("how-to/add-a-source.md")
    library = tmp_path / "my-sources"
    library.mkdir()
    (library / "harbour.html").write_text(blocks(text, "html")[0], encoding="utf-8")
    table, article = blocks(text, "text")
    (library / "unemployment.csv").write_text(table, encoding="utf-8")
    (tmp_path / "my-article.txt").write_text(article, encoding="utf-8")
    sources = tmp_path / "my-sources.toml"
    with ReferenceServer(0, str(library)) as server:
        moved = "\n".join(blocks(text, "toml")).replace("http://127.0.0.1:8200", server.address)
        sources.write_text(moved, encoding="utf-8")
        day = re.search(r"--published-on (\S+)", text)
        assert day is not None
        order = Order(str(tmp_path / "my-article.txt"), sources, published_on=date.fromisoformat(day[1]))
        folder = asyncio.run(run_check(order, tmp_path / "my-report", lambda _: None))
    report = PublishedReport.model_validate_json((folder / "report.json").read_text(encoding="utf-8"))
    labels = [claim.verdict.label for claim in report.claims if claim.verdict is not None]
    assert "The first two claims are supported, and the third is refuted by the cell of the table." in text
    assert labels == [Label.SUPPORTED, Label.SUPPORTED, Label.REFUTED]


def _required() -> Iterator[tuple[str, str]]:
    groups = PROJECT["dependency-groups"]
    for title, wanted in (
        ("What runs", PROJECT["project"]["dependencies"]),
        ("What builds and what tests", [*groups["build"], *groups["dev"]]),
    ):
        for requirement in wanted:
            yield title, re.split(r"[<>=!~\[; ]", requirement)[0]


REQUIRED = tuple(_required())


@pytest.mark.parametrize(("title", "name"), REQUIRED)
def test_every_dependency_has_its_reason(title: str, name: str) -> None:
    assert name in section(page("decisions/0001-dependencies.md"), title)


@pytest.mark.parametrize("name", [name for title, name in REQUIRED if title == "What runs"])
def test_every_licence_is_the_one_that_the_package_states(name: str) -> None:
    row = re.search(rf"^\| {name} \|.*$", section(page("decisions/0001-dependencies.md"), "What runs"), re.MULTILINE)
    assert row is not None
    claimed = row[0].split("|")[3].split(";")[0].strip().split(",")[0]
    metadata = importlib.metadata.metadata(name)
    stated = " ".join(
        [*(metadata.get_all("License-Expression") or []), *(metadata.get_all("License") or []), *_classifiers(metadata)]
    )
    assert claimed in stated


def _classifiers(metadata: importlib.metadata.PackageMetadata) -> list[str]:
    return [line for line in metadata.get_all("Classifier") or [] if line.startswith("License")]


# --- all pages --------------------------------------------------------------------------------------------------


def _links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", prose(text))


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", prose(path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in _links(path.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        target, _, anchor = link.partition("#")
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), link
        assert not anchor or anchor in _anchors(there), link


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_no_page_names_a_place_on_somebody_s_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"(?<![\w./:])(?:/(?:work|tmp|home|root|Users|mnt|opt|var|srv)\b|[A-Z]:\\|~/)\S*", text)


def _shown() -> Iterator[tuple[str, ...]]:
    """The commands of the blocks that show a terminal, cut at pipes, without variables in front."""
    for path in PAGES:
        for block in blocks(path.read_text(encoding="utf-8"), "console"):
            for line in re.findall(r"^\$ (.+)$", block, re.MULTILINE):
                for command in re.split(r" (?:\||&&|;) ", line):
                    yield _without_variables(shlex.split(command, comments=True))


def _without_variables(words: list[str]) -> tuple[str, ...]:
    first = next((n for n, word in enumerate(words) if not re.match(r"[A-Z_]+=", word)), len(words))
    return tuple(words[first:])


SHOWN = sorted({words for words in _shown() if len(words) > 1})
OF_CLAIMS = sorted({words[1:] for words in SHOWN if Path(words[0]).name == "claims"})


@pytest.mark.parametrize("words", OF_CLAIMS, ids=" ".join)
def test_commands_that_are_shown_use_only_options_that_there_are(words: tuple[str, ...]) -> None:
    command = main.commands[words[0]]
    _, surplus, _ = command.make_parser(click.Context(command, info_name=words[0])).parse_args(list(words[1:]))
    assert not surplus


def test_every_command_is_shown_somewhere() -> None:
    assert {words[0] for words in OF_CLAIMS} == set(main.commands)


@pytest.mark.parametrize("target", sorted({words[1] for words in SHOWN if words[0] == "make"}))
def test_what_is_shown_to_make_can_be_made(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_code_on_a_page_can_be_read(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for block in blocks(text, "python"):
        ast.parse(block)
    for block in blocks(text, "toml"):
        tomllib.loads(block)
        if "[[source]]" in block:
            file = tmp_path / "sources.toml"
            file.write_text(block, encoding="utf-8")
            assert read_sources(file)
