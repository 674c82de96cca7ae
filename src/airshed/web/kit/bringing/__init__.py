"""Lists that people bring: read, shown, stored as a whole, taken back as a whole."""
