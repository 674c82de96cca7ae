"""Migrations of all registers, as Django writes them."""
