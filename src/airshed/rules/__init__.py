"""Public rules as dated data: every value with its clause, its source and how sure it is."""
