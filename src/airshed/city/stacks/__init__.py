"""The stacks of the invented city: what they truly let out, minute by minute, and what their monitors tell of it."""
