"""Days on the command line."""

from datetime import date

import click


class Day(click.ParamType[date]):
    """A day like 2025-02-18."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was written."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write it like 2025-02-18.", param, ctx)
