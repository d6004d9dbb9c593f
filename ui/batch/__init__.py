"""Exporting many communiqués at once: planned, rendered in processes, written one by one, accounted for."""
