"""How the law is carried out: clocks of the work."""
