"""Where plans stand, for the staff."""
