"""One reader for each format; all of them give pieces, and `assemble` makes one kind of edition of them."""
