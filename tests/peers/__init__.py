"""Other search engines, behind one small interface, to hold ours against."""

from tests.peers.fts5 import Fts5
from tests.peers.peer import Faceted, NotInstalled, Peer
from tests.peers.plain_whoosh import PlainWhoosh
from tests.peers.postgres import Postgres
from tests.peers.tantivy import Tantivy

PEERS: tuple[type[Peer], ...] = (Fts5, Tantivy, Postgres, PlainWhoosh)

__all__ = ["PEERS", "Faceted", "Fts5", "NotInstalled", "Peer", "PlainWhoosh", "Postgres", "Tantivy"]
