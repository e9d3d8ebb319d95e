"""Transcripts, codes and excerpts; agreement, coverage and saturation."""
