"""A step is SQL in a file for each kind of database, which never changes once it was taken anywhere."""

import re
from pathlib import Path

from alembic import op

_VERSIONS = Path(__file__).parent / "versions"
_STATEMENT_ENDS = re.compile(r";\n(?=\s*(?:CREATE|ALTER|DROP|INSERT|--|\Z))")


def run_sql(step: str) -> None:
    """Run the statements of a step, as the database wants them."""
    file = _VERSIONS / f"{step}.{op.get_bind().dialect.name}.sql"
    for statement in _STATEMENT_ENDS.split(file.read_text(encoding="utf-8")):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
