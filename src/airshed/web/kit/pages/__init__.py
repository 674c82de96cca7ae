"""Pages of registers: lists, rows, forms, many rows at once, what is settled in the field."""
