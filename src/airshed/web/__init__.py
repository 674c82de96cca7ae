"""What runs an installation: settings, clock and user; later its pages and API."""
