"""Things entered twice: found, merged by a person, taken apart."""
