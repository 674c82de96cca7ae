"""Pages of cases: the list, a case with its moves, what must be done, and accounts of the work."""
