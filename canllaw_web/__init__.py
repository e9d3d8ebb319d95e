"""The site. It imports canllaw and is never imported by it."""
