"""Practice as it was observed, and the gap between belief and practice."""
