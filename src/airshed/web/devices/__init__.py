"""Devices: their register in the lake, who may see which, in which state each is, and what plans ask of them."""
