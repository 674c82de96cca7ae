"""The registers of the invented city: what is true of its things, and what its offices tell of them."""
