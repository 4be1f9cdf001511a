import pytest

from search.backend.engine import Engine, whoosh_writing, writer
from search.backend.engine.queries import And, Phrase, Term

DOCUMENTS = [{"key": 1, "body": "damp homes"}, {"key": 2, "body": "homes, damp"}]


@pytest.fixture(autouse=True)
def ask_again():
    writer.whoosh_is_as_expected.cache_clear()
    yield
    writer.whoosh_is_as_expected.cache_clear()


def test_whoosh_is_as_we_know_it():
    assert writer.whoosh_is_as_expected()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("_flush_segment", id="raises"),
        pytest.param("add_postings_to_pool", id="loses what is merged"),
    ],
)
def test_an_unknown_whoosh_is_written_to_the_slow_way(tmp_path, monkeypatch, caplog, broken):
    monkeypatch.setattr(whoosh_writing.ArraysWriter, broken, lambda self, *args: None)
    engine = Engine(tmp_path, ["body"])

    engine.add(DOCUMENTS)
    engine.add([{"key": 3, "body": "damp"}])

    assert "not as expected" in caplog.text
    assert sorted(engine.match(Term("damp")).keys.tolist()) == [1, 2, 3]
    assert engine.match(Phrase(("damp", "home"))).keys.tolist() == [1]
    assert len(list(tmp_path.glob("*.arrays"))) == 2


def test_a_write_that_fails_leaves_the_index_as_it_was(tmp_path):
    engine = Engine(tmp_path, ["body"])
    engine.add(DOCUMENTS)

    with pytest.raises(TypeError):
        engine.add([{"key": 1, "body": "gone"}, {"key": 2, "body": object()}])

    assert len(engine.match(And((Term("damp"), Term("home")))).keys) == 2
    engine.remove([1])
    assert engine.match(Term("damp")).keys.tolist() == [2]
