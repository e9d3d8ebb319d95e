"""Stage 1: what the guidance asks, of whom, how firmly, and what changes."""
