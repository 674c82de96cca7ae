"""How days and years are evaluated: statistics, validity, rounding, the composite index."""
