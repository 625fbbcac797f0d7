"""Calling the command, and reading what it wrote."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from flows.cli import main


def claims(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def in_a_process(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command_line(*arguments), env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def command_line(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from flows.cli import main; main()", *(str(argument) for argument in arguments)]


def read(folder: Path) -> dict[str, object]:
    report: dict[str, object] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report


def labels(folder: Path) -> list[str]:
    found = json.loads((folder / "report.json").read_text(encoding="utf-8"))["claims"]
    return [claim["verdict"]["label"] for claim in found if claim["verdict"]]


def but_for_the_time(folder: Path) -> bytes:
    text = (folder / "report.json").read_bytes()
    without, times = re.subn(rb'"checked_at": *"[^"]+"', b"", text)
    assert times == 1
    return without
