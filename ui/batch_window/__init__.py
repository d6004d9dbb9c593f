"""Many files exported at once, in a window beside the one for writing."""
