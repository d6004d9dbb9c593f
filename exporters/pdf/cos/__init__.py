"""The file: objects, structure tree, metadata and everything else that is not ink (ISO 32000-1)."""
