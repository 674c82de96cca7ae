"""Pages of the air: the latest hour, days, months, years, goals, wind."""
