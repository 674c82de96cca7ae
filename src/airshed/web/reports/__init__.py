"""Daily report and monthly bulletin: what was known at a moment, kept with its digest, and as a document."""
