"""Spreadsheets of registers: read as office staff send them, written so that they can be read back."""
