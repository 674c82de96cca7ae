"""Maps: rows of registers by their place, areas of a day, and the map of everybody; nothing comes from the Internet."""
