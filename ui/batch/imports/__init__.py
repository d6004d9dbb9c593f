"""Importing many files at once: planned, read in processes, written one by one, accounted for."""
