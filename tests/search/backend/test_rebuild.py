import pytest
from modelsearch.query import MATCH_ALL
from wagtail.models import Page
from wagtail.search import index

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_index(backend):
    return backend.get_index_for_model(Page)


def hits(page_index, word):
    """How many documents of the index itself have a word, whatever the database says."""
    with page_index.readers.snapshot() as snapshot:
        return snapshot.document_frequencies("words", snapshot.live).get(word, 0)


def test_an_index_is_ready_once_it_was_built(backend, rebuild):
    assert not backend.is_ready()

    rebuild()

    assert backend.is_ready()
    assert backend.is_ready(Page)


def test_saves_before_the_first_build_do_not_make_it_ready(backend, add_page):
    add_page("Damp and mould")

    assert backend.search("damp", Page).count() == 1
    assert not backend.is_ready(Page)


def test_a_missing_index_is_an_empty_one(backend, add_page, caplog):
    assert list(backend.search("damp", Page)) == []
    assert backend.vocabulary(Page) == {}
    assert not caplog.records


@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "STATE.json"])
def test_a_corrupt_index_is_not_ready_and_raises_nothing(
    backend, page_index, add_page, rebuild, pattern
):
    add_page("Damp and mould")
    rebuild()
    for path in page_index.generations.current().glob(pattern):
        path.write_bytes(b"nonsense")

    list(backend.search("damp", Page))

    assert not backend.is_ready(Page)
    rebuild()
    assert backend.is_ready(Page)
    assert backend.search("damp", Page).count() == 1


def test_an_index_built_for_other_fields_is_not_ready(backend, rebuild, monkeypatch):
    rebuild()

    monkeypatch.setattr("search.backend.schema.VERSION", 99)

    assert not backend.is_ready(Page)


def test_an_index_that_lacks_a_new_field_still_takes_changes(
    backend, add_page, rebuild, monkeypatch, titles
):
    rebuild()
    monkeypatch.setattr(
        Page, "search_fields", [*Page.search_fields, index.SearchField("seo_title")]
    )

    add_page("Damp and mould", seo_title="Spores")

    assert titles(backend.search("damp", Page)) == {"Damp and mould"}
    assert titles(backend.search("spores", Page)) == set()
    rebuild()
    assert titles(backend.search("spores", Page)) == {"Damp and mould"}


def test_readers_see_the_old_index_until_the_new_one_is_whole(backend, page_index, add_page):
    add_page("Damp and mould")
    rebuilder = backend.rebuilder_class(page_index)
    new = rebuilder.start()
    new.add_items(Page, [Page.objects.get(title="Damp and mould")])

    assert backend.search(MATCH_ALL, Page).count() == 1

    rebuilder.finish()
    assert backend.search(MATCH_ALL, Page).count() == 1
    assert backend.is_ready(Page)


def test_changes_during_a_rebuild_are_kept(backend, page_index, add_page, titles):
    stays, goes = add_page("Damp and mould"), add_page("Damp proofing")
    rebuilder = backend.rebuilder_class(page_index)
    new = rebuilder.start()
    new.add_items(Page, [stays, goes])

    stays.title = "Damp and spores"
    stays.save()
    goes.delete()
    add_page("Damp course")
    rebuilder.finish()

    assert titles(backend.search("damp", Page)) == {"Damp and spores", "Damp course"}
    assert hits(page_index, "damp") == 2


def test_changes_during_the_very_first_build_are_kept(backend, page_index, add_page, titles):
    rebuilder = backend.rebuilder_class(page_index)
    rebuilder.start()

    add_page("Damp course")
    rebuilder.finish()

    assert titles(backend.search("damp", Page)) == {"Damp course"}
    assert backend.is_ready(Page)


def test_an_object_listed_twice_is_indexed_once(backend, page_index, add_page):
    page = add_page("Damp and mould")
    rebuilder = backend.rebuilder_class(page_index)
    new = rebuilder.start()
    new.add_items(Page, [page])
    page.title = "Damp course"
    new.add_items(Page, [page])
    rebuilder.finish()

    assert hits(page_index, "damp") == 1
    assert hits(page_index, "mould") == 0


def test_old_generations_are_swept(page_index, backend, rebuild):
    for _ in range(4):
        rebuild()

    assert len(page_index.generations.all()) == 2


def test_a_rebuild_that_broke_off_changes_nothing(backend, page_index, add_page, rebuild):
    add_page("Damp and mould")
    rebuild()
    with pytest.raises(AttributeError):
        backend.rebuilder_class(page_index).start().add_items(Page, [None])

    assert backend.search("damp", Page).count() == 1
    assert backend.is_ready(Page)
    rebuild()
    assert backend.search("damp", Page).count() == 1
