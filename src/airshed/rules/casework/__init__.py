"""Terms of the five steps of supervision, and what triggers an interview or a special inspection."""
