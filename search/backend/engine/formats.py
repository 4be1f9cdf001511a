"""How Whoosh keeps the positions of a term in a document: as they are, four bytes each.

An index stores formats by class name, so moving or renaming one asks for a rebuild.
"""

from array import array

from whoosh.formats import Positions


class PlainPositions(Positions):
    """Whoosh's own pickles a list for every posting, which takes most of the time of indexing."""

    def encode(self, poslist):
        return array("i", poslist).tobytes()

    def decode_positions(self, valuestring):
        return array("i", valuestring).tolist()

    def decode_frequency(self, valuestring):
        return len(valuestring) // 4
