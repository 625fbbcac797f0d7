"""What a real server needs on the machine; without it a test is skipped, but never in CI."""

import os
import shutil
from pathlib import Path

import pytest

_NOT_ON_EVERY_PATH = (os.defpath, "/usr/local/sbin", "/usr/sbin", "/sbin")
"""Where servers are, which the path of a user need not name."""
_NO = ("", "0", "false")


def needs(program: str, package: str) -> str:
    """The path of a program, or the path itself; where there is none the test is skipped, and fails in CI.

    Args:
        program: A name such as "nginx", or the path of a file that does not stand on the path of programs.
        package: The Debian package that has it.
    """
    found = shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), *_NOT_ON_EVERY_PATH]))
    if found is None and not (program.startswith("/") and Path(program).exists()):
        refuse(f"{Path(program).name} is not installed (Debian: {package})")
    return found or program


def refuse(sentence: str) -> None:
    """Skip the test and say why; in CI everything is installed, so there it is a failure."""
    if os.environ.get("CI", "").lower() not in _NO:
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
