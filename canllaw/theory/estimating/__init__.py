"""Multilevel models of yes-or-no and ordered answers of people in teams in authorities."""
