"""Accounts: departments, people, users, what each role may do, and how one signs in."""
