"""Pages of devices that report by themselves: how they are, their curves, their frames, who is not known."""
