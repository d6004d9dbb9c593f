"""Printing: the very pages of the PDF, as images, on a printer of the system."""
