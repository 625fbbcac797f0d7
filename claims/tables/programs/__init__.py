"""Statements held against one table: what may be meant is computed, and what holds is told with the cells."""

from claims.tables.programs.grid import Grid
from claims.tables.programs.judging import Cell, Outcome, Strictness, hold_against

__all__ = ["Cell", "Grid", "Outcome", "Strictness", "hold_against"]
