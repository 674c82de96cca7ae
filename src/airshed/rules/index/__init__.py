"""The air quality index: breakpoints, reports, levels."""
