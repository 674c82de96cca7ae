"""Protocols of devices, a package each, found by listing."""
