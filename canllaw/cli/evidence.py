"""The commands about evidence."""
