"""Regex atoms used by two or more fields."""

# Spaces as layout leaves them between characters.
SPACE = r"[ \t\u3000\xa0]"
