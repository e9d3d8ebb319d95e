"""Which combinations of circumstances go with an outcome: qualitative comparative analysis over cases."""
