"""A quantity claim held against tables: a worked computation, with the cells that it stands on."""

from claims.tables.computing import compute

__all__ = ["compute"]
