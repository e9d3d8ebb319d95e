"""Hypotheses, their files, and when they were written."""
