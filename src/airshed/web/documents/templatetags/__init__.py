"""What other pages show of papers."""
