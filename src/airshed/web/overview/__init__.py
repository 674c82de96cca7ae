"""The overview: how the air is, how far the plan is, what to do first; for pages and for a big screen."""
