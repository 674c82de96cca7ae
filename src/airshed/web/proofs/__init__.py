"""Proofs: photos and files sealed as they came, attached to a row of a register by its name and key."""
