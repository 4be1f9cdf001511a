import pytest

from tests.peers import PEERS, NotInstalled

DOCS = {
    "damp": {"title": "Wardens", "body": "Wardens share what they know of damp homes in Hull."},
    "cold": {
        "title": "Warm homes",
        "body": "Homes that were cold, and nobody shared what they knew.",
    },
    "falls": {"title": "Falls", "body": "Older people who fall are met by one team."},
}
FACETS = {
    "damp": {"sector": ["housing"], "status": ["running"]},
    "cold": {"sector": ["housing"], "status": ["ended"]},
    "falls": {"sector": ["health"], "status": ["running"]},
}


@pytest.fixture(params=PEERS, ids=lambda peer: peer.name)
def peer(request, tmp_path):
    try:
        peer = request.param(tmp_path, weights={"title": 3})
    except NotInstalled as missing:
        pytest.skip(str(missing))
    peer.build(DOCS, FACETS)
    yield peer
    peer.close()


def keys(hits):
    return {key for key, _ in hits}


def test_every_peer_finds_the_same_documents(peer):
    assert keys(peer.search("home")) == {"damp", "cold"}
    assert keys(peer.search("share homes damp")) == {"damp"}
    assert keys(peer.search("damp falls", operator="or")) == {"damp", "falls"}
    assert keys(peer.phrase("damp homes")) == {"damp"}
    assert keys(peer.phrase("homes damp")) == set()
    assert keys(peer.prefix("ward")) == {"damp"}


def test_a_word_in_a_weighty_field_comes_first(peer):
    assert peer.search("homes")[0][0] == "cold"


def test_every_peer_counts_the_same(peer):
    found = peer.faceted("homes", {}, ["sector", "status"], k=1)

    assert len(found.hits) == 1
    assert found.total == 2
    assert found.counts == {"sector": {"housing": 2}, "status": {"running": 1, "ended": 1}}
    assert peer.filtered("homes", {"status": ["ended", "planned"]}).total == 1


def test_every_peer_marks_words(peer):
    ((key, passage),) = peer.highlight("damp", k=1)

    assert key == "damp"
    assert ">damp</" in passage
