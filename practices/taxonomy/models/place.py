from practices.taxonomy.models.term import Term


class Nation(Term):
    """One of the four nations of the United Kingdom."""


class Region(Term):
    """One of the nine regions of England."""
