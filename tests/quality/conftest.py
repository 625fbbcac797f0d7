"""What the quality tests share: the encoder, and a board on which they write what they measured."""

from collections.abc import Callable

import pytest

from claims.text.embed import Embedder, SentenceEncoder

_BOARD: list[str] = []


@pytest.fixture(scope="session")
def encoder() -> Embedder:
    return SentenceEncoder()


@pytest.fixture
def board() -> Callable[[str], None]:
    """Takes a line that is printed when all tests are done."""
    return _BOARD.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured, passed or not."""
    if _BOARD:
        terminalreporter.section("quality")
        for line in _BOARD:
            terminalreporter.write_line(line)
