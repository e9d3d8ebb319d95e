"""Scores, how reliable they are, and for whom they may speak."""
