"""Canllaw takes practice guidance in children's social care from publication to practice."""

__version__ = "0.1.0"
