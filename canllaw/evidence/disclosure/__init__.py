"""Small numbers are hidden here, and nowhere else."""
