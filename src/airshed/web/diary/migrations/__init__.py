"""Migrations of the diary."""
