"""The press release: from a communiqué to the blocks and the furniture of its pages."""
