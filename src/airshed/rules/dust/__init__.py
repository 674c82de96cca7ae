"""Dust events: when one starts and ends, and what it takes out of an assessment."""
