"""What is for a server, ``deploy/``, can be read, names commands that there are, and gives away nothing."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from flows.cli import main
from flows.serving.plan import Part
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(set(SERVICES) - {"database"})
VARIABLE = re.compile(r"\b(?:CLAIMS|PREFECT)_[A-Z_]+\b")


def _unit(path: Path) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign] # systemd minds the case
    unit.read(path, encoding="utf-8")
    return unit


def _is_a_part(words: list[str], part: str) -> bool:
    """Whether these words are the command that runs a part alone."""
    command = main.commands[words[0]]
    options, surplus, _ = command.make_parser(click.Context(command, info_name=words[0])).parse_args(words[1:])
    return not surplus and options["only"] == part


def test_there_is_a_unit_and_a_service_for_every_part() -> None:
    assert [path.stem.removeprefix("claimdesk-") for path in UNITS] == sorted(Part) == OURS


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_a_unit_runs_its_part_as_a_user_without_powers(path: Path) -> None:
    service = _unit(path)["Service"]
    program, *words = shlex.split(service["ExecStart"])
    assert program.endswith("/.venv/bin/claims")
    assert _is_a_part(words, path.stem.removeprefix("claimdesk-"))
    assert (service["User"], service["NoNewPrivileges"], service["ProtectSystem"]) == ("claimdesk", "yes", "strict")
    assert service["CapabilityBoundingSet"] == ""


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed.")
def test_systemd_knows_every_word_of_the_units(tmp_path: Path) -> None:
    program = shutil.which("true")
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        moved = re.sub(r"^ExecStart=\S+", f"ExecStart={program}", text, flags=re.MULTILINE)
        (tmp_path / path.name).write_text(re.sub(r"^(?:User|Group)=.*\n", "", moved, flags=re.MULTILINE))
    command = ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Failed to connect" in outcome.stderr or (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.parametrize("name", OURS)
def test_a_service_runs_its_part_without_privileges(name: str) -> None:
    service = SERVICES[name]
    assert _is_a_part(service["command"], name)
    assert (service["cap_drop"], service["read_only"]) == (["ALL"], True)
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service


def test_containers_are_reached_from_their_own_machine_only() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_server_and_worker_have_the_same_ledger() -> None:
    """The server puts down which events were posted, and the worker's part sends again what came to nothing."""
    [ledger] = {SERVICES[name]["environment"]["CLAIMS_DATABASE_URL"] for name in ("server", "worker")}
    assert ledger.endswith("@database/claimdesk")


def test_no_password_is_written_down() -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert re.findall(r"(?:PASSWORD: |claimdesk:)(?!\$\{CLAIMS_PASSWORD)\S+", text) == []


def test_folders_and_files_that_are_named_are_there() -> None:
    build = SERVICES["worker"]["build"]
    context = (DEPLOY / build["context"]).resolve()
    assert context == ROOT
    dockerfile = context / build["dockerfile"]
    copied = re.findall(r"^COPY (\S+) ", dockerfile.read_text(encoding="utf-8"), re.MULTILINE)
    assert all((context / name).exists() for name in copied)
    assert (DEPLOY / "databases.sql").is_file()


def test_every_variable_is_one_that_there_is() -> None:
    explained = set(VARIABLE.findall((ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")))
    explained |= {"CLAIMS_PASSWORD", "PREFECT_SERVER_DATABASE_CONNECTION_URL"}
    files = [*UNITS, DEPLOY / "compose.yaml", DEPLOY / "Dockerfile"]
    assert {name for path in files for name in VARIABLE.findall(path.read_text(encoding="utf-8"))} <= explained


def test_no_address_of_a_registry_is_named() -> None:
    files = [path for path in DEPLOY.rglob("*") if path.is_file()]
    named = re.findall(r"https?://[^\s\"')]+", "\n".join(path.read_text(encoding="utf-8") for path in files))
    assert all(url.startswith(("http://127.0.0.1:", "http://server:")) for url in named)
