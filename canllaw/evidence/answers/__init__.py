"""From an export to answers: drafting a mapping, applying it, linking waves."""
