"""The journal: frames as they were received, in files that only grow, each chained to the one before it."""
