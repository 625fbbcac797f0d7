"""Text on one line."""


def one_line(text: str) -> str:
    """A text with single spaces for all that is white, and nothing in it that cannot be stored."""
    line = " ".join(text.split())
    return line if line.isascii() else line.encode("utf-8", "replace").decode()
