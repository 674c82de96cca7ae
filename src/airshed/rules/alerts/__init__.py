"""Heavy-pollution alerts: the tiers and what starts and lifts them."""
