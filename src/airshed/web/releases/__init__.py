"""What the public sees: released by a named person, stored as it was shown."""
