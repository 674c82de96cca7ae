"""Migrations of rulings."""
