"""The tables of proofs, step by step."""
