"""Words of strangers on the command line."""


def line(text: str) -> str:
    """A text in one line, without signs by which a terminal would show something else."""
    from claims.reports.escaping import one_line  # noqa: PLC0415 keeps --help quick

    return one_line(text)
