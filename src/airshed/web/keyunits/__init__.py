"""Key units (重点排污单位): what data propose for the list, with the reason, and what a person decides on it."""
