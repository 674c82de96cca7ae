"""From the journal to the lake: what devices sent becomes rows that can be asked for."""
