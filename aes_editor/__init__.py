"""AES Editor: the pure core. No window, no page layout; a communiqué and what can be said of it."""

__version__ = "0.1.0"
