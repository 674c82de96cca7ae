"""Rulings in the browser: what a plan leaves open, drafts of departments, approval by a leader."""
