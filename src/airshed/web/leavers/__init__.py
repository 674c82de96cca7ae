"""Leavers: what somebody holds, who takes it over, and the day the account shuts, in one form."""
