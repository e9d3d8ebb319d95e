"""Makes the four published formats of the example guidance from its one source."""
