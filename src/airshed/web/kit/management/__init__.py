"""Commands of Django's own that this house does otherwise."""
