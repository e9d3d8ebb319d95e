"""How Sphinx builds this documentation. Nothing is fetched: no fonts or scripts from elsewhere."""

from canllaw import __version__

project = "Canllaw"
author = "The Canllaw contributors"
copyright = "2026, The Canllaw contributors"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
nitpicky = True

language = "en"
locale_dirs = ["locale"]
gettext_compact = "canllaw"

html_theme = "furo"
html_title = "Canllaw"
html_show_sourcelink = False
html_copy_source = False
