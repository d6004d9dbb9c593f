"""The life of a communiqué in the window: the bar over the form and what its buttons do."""
