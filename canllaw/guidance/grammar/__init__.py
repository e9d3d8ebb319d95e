"""How a language says that something is asked of someone: one module a language, one kind of clause."""
