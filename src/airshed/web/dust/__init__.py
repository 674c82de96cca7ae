"""Dust events in the browser: what the data propose, what a decision changes, and who decided."""
