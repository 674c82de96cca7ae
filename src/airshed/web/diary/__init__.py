"""Supervision on the spot: who is posted where, and a diary of each day that is built from what they did."""
