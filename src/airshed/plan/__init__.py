"""A city's plan: clauses as data, indicators computed from evidence, statuses, rulings, frozen figures."""
