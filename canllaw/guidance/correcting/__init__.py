"""A person's corrections of what was read: the file, finding what each is about, and carrying them out."""
