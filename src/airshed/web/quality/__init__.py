"""The quality of hourly data in the browser: what is missing, stands still, came late, or was refused."""
