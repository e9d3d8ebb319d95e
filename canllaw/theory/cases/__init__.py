"""The strand of cases: authorities compared, by configurations."""
