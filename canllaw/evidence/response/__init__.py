"""Who answered, of whom, and weights."""
