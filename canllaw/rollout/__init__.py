"""Stage 2: how the guidance reaches people."""
