"""Stage 3: what was seen and said."""
