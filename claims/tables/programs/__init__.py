"""Statements held against one table: what may be meant is computed, and what holds is told with the cells."""
