"""Goals that look ahead: what the rest of the year may bring, and a fair comparison with another year."""
