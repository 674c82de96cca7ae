"""The seeded simulator: makes the truth of an invented city and knows no statistics."""
