"""Devices that are played: what they say and when, over real connections, with what goes wrong in the field."""
