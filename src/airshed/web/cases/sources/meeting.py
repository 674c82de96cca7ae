"""What a joint meeting agreed to have done."""

from airshed.web.cases.source import Source

SOURCE = Source("meeting", ("联席会议", "joint meeting"))
