"""Find and replace in the window."""
