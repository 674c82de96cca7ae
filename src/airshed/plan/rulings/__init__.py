"""Rulings: dated decisions that lie over a plan; what they may say, how they are entered."""
