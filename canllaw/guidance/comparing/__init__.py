"""How two editions are laid side by side: likeness, the best matching, differing words and firmness."""
