"""What leaves registers: files, and the dictionary of their columns."""
