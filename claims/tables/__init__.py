"""Quantity claims held against tables: a worked computation, with the cells that it stands on."""

from claims.tables.computing import compute
from claims.tables.sheet import Sheet

__all__ = ["Sheet", "compute"]
