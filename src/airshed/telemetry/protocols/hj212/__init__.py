"""HJ 212, as sources, air stations and building sites send it: editions of 2005, 2017 and 2025."""
