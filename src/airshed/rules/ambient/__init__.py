"""Limits of ambient air, and how many values make a mean valid."""
