"""The tables of the first version, and what refuses to change or remove a row."""

from claims.adapters.ledger.migrations.step import run_sql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Take the step."""
    run_sql("first")
