"""How much rich text we take in at once."""

# About fifteen thousand words. Cleaning takes time in proportion: half a second at this size.
MAX_CHARACTERS = 100_000

# Elements inside one another, elements in all, and attributes on one of them. Bleach's time grows
# with the square of each: 96 KB of nested lists took it 40 seconds.
MAX_DEPTH = 100
MAX_ELEMENTS = 8_000
MAX_ATTRIBUTES = 200


class TooLong(ValueError):
    """The text is longer than `MAX_CHARACTERS`."""


class TooTangled(TooLong):
    """The markup is deeper or denser than any person writes."""
