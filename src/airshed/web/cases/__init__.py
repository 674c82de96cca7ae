"""Cases and tasks: whatever is found becomes work in a flow, with an owner, a clock and a log."""
