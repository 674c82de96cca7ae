"""Joint meetings: what was agreed becomes tasks, and the minutes are kept."""
