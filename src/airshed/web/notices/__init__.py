"""Notices: what happened is told to who must know, once, on the channels they chose.

Whatever has something to tell calls `operations.tell` within its own transaction: the event, who is told, and what is
to be sent are stored together with what happened, or not at all. A job sends what waits.
"""
