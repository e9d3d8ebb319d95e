"""Stage 4: what works, for whom, in which circumstances."""
