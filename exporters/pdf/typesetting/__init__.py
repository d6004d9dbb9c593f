"""Composition: from runs of text to lines (shaping, hyphenation, line breaking, bidirectional order)."""
