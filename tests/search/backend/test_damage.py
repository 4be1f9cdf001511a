"""Whatever happens to its files, the index is told from a good one, and built anew."""

import errno
import resource

import pytest
from django.core.management import call_command
from django.utils.module_loading import import_string
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from whoosh.index import LockError

from search.backend import state, tending, writing
from search.backend.draining import drain
from search.backend.readers import _readers
from search.backend.rebuilding import rebuild_unready
from search.backend.state import IndexState

pytestmark = pytest.mark.django_db

FILES = ["CURRENT", "gen-*/STATE.json", "gen-*/*.toc", "gen-*/*.seg", "gen-*/SUMS-*.json"]


@pytest.fixture
def site_backend(settings, tmp_path, add_page):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend", "PATH": tmp_path}}
    for number in range(5):
        add_page(f"Damp homes {number}")
    call_command("rebuild_search", verbosity=0)
    return get_search_backend()


@pytest.fixture
def index(site_backend):
    return site_backend.get_index_for_model(Page)


def start_anew():
    """As the next process finds things."""
    _readers.clear()
    for known in (state._whole, state._checked, state._checked_again):
        known.clear()


def truncate(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def flip_a_bit(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def remove(path):
    path.unlink()


@pytest.mark.parametrize("harm", [truncate, flip_a_bit, remove])
@pytest.mark.parametrize("pattern", FILES)
def test_a_harmed_file_is_noticed_by_the_next_start_and_healed(site_backend, index, pattern, harm):
    [path] = index.generations.root.glob(pattern)
    harm(path)
    start_anew()

    assert not site_backend.is_ready(Page)
    list(get_search_backend().search("damp", Page))

    assert rebuild_unready(site_backend) == 1
    assert site_backend.is_ready(Page)
    assert site_backend.search("damp", Page).count() == 5


@pytest.mark.parametrize("harm", [truncate, flip_a_bit, remove])
def test_harmed_arrays_are_written_anew_from_the_segment(site_backend, index, harm):
    [path] = index.generations.root.glob("gen-*/*.arrays")
    harm(path)
    start_anew()

    assert get_search_backend().is_ready(Page)
    assert get_search_backend().search("damp", Page).count() == 5


def test_a_harmed_segment_is_not_merged_into_a_good_one(site_backend, index, add_page, caplog):
    [path] = index.generations.root.glob("gen-*/*.seg")
    flip_a_bit(path)
    start_anew()
    add_page("Damp course")

    assert not drain()

    assert index.state() == IndexState.DAMAGED
    rebuild_unready(site_backend)
    drain()
    assert site_backend.search("damp", Page).count() == 6


def test_a_damage_found_by_one_process_is_known_to_all(site_backend, index):
    index.generations.mark_damaged(index.generations.current(), "it was dropped")

    assert site_backend.states(Page) == {"wagtailcore_page": IndexState.DAMAGED}


def test_the_nightly_check_reads_files_that_were_found_whole_before(site_backend, index, settings):
    assert site_backend.is_ready(Page)
    [path] = index.generations.root.glob("gen-*/*.seg")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    mark = path.stat()
    path.write_bytes(data)
    import os

    os.utime(path, ns=(mark.st_atime_ns, mark.st_mtime_ns))

    done = tending.tend()

    assert done == ["1 indexes were built anew"]
    assert site_backend.is_ready(Page)


def test_two_rebuilds_never_go_on_at_once(index, site_backend):
    first = site_backend.rebuilder_class(index)
    first.start()

    with pytest.raises(LockError):
        site_backend.rebuilder_class(index, wait=0).start()
    assert index.generations.is_being_rebuilt()

    first.abandon()
    assert not index.generations.is_being_rebuilt()


def test_what_a_rebuild_that_died_has_left_is_swept(index, site_backend):
    left = index.generations.create()
    (left / "half.seg").write_bytes(b"x")
    (index.generations.root / "CURRENT.123.tmp").write_text("gen")
    (index.generations.current() / "_MAIN_9.toc.1700000000.1").write_bytes(b"x")

    call_command("rebuild_search", verbosity=0)

    assert not left.exists()
    assert not list(index.generations.root.rglob("*.tmp"))
    assert not list(index.generations.root.rglob("*.toc.*"))


def test_a_build_that_lost_a_document_is_not_changed_over_to(index, site_backend):
    before = index.generations.current()
    rebuilder = site_backend.rebuilder_class(index)
    new = rebuilder.start()
    new.add_items(Page, list(Page.objects.all()))
    new.seen.add("a document that never came to be written")

    with pytest.raises(Exception, match="documents were written of"):
        rebuilder.finish()

    assert index.generations.current() == before
    assert site_backend.is_ready(Page)


@pytest.mark.parametrize("where", ["shutil.rmtree", "os.fsync"])
def test_a_build_broken_off_after_the_change_over_stays_in_use(
    index, site_backend, monkeypatch, where
):
    def broken_off(*args, **kwargs):
        if index.generations.current() == rebuilder.new.generation and not broken:
            broken.append(True)
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    broken = []
    call_command("rebuild_search", verbosity=0)  # leaves an older generation to delete
    rebuilder = site_backend.rebuilder_class(index)
    rebuilder.start().add_items(Page, list(Page.objects.all()))
    real = import_string(where)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(where, broken_off)
        rebuilder.finish()

    assert index.generations.current() == rebuilder.new.generation
    assert not index.generations.is_being_rebuilt()
    assert site_backend.is_ready(Page)
    assert site_backend.search("damp", Page).count() == 5


@pytest.fixture
def no_files():
    """No file can be opened: every one of this process is in use."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    yield lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_an_index_that_cannot_be_opened_just_now_rests(site_backend, index, request):
    assert site_backend.is_ready(Page)
    start_anew()
    index = site_backend.get_index_for_model(Page)

    give_back = request.getfixturevalue("no_files")
    found = site_backend.states(Page), site_backend.is_ready(Page)
    give_back()

    assert found == ({"wagtailcore_page": IndexState.RESTING}, False)
    assert not index.generations.damage(index.generations.current())
    assert site_backend.is_ready(Page)


@pytest.mark.parametrize(
    "error", [OSError(errno.EMFILE, "files"), OSError(errno.EIO, "disk"), MemoryError()]
)
@pytest.mark.parametrize("where", ["state.read_state", "verifying.sum_of", "durable.os.listdir"])
def test_an_error_of_the_machine_is_no_damage(index, monkeypatch, error, where):
    def fail(*args, **kwargs):
        raise error

    start_anew()
    with monkeypatch.context() as patch:
        patch.setattr(f"search.backend.{where}", fail)
        assert index.state() == IndexState.RESTING
        tending._read_every_file(index.backend)

    assert index.state() == IndexState.READY


def test_damage_that_cannot_be_written_down_is_damage(client, site_backend, index, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError(errno.ENOSPC, "the disk is full")

    [path] = index.generations.root.glob("gen-*/*.seg")
    flip_a_bit(path)
    start_anew()
    with monkeypatch.context() as patch:
        patch.setattr("search.backend.generations.write_safely", fail)
        assert site_backend.states(Page) == {"wagtailcore_page": IndexState.DAMAGED}
        assert not site_backend.is_ready(Page)
        assert client.get("/healthz/ready").status_code != 500

    assert rebuild_unready(site_backend) == 1


def test_only_the_files_of_the_newest_commit_are_remembered(site_backend, index, add_page):
    for number in range(12):
        add_page(f"Damp course {number}")
        assert drain() and site_backend.is_ready(Page)

    current = index.generations.current()
    there = {path.name for path in current.iterdir()}
    assert {name for name, *_ in state._whole[index.generations.root]} <= there
    call_command("rebuild_search", verbosity=0)
    add_page("Damp proof")
    drain()
    in_use, written = writing._whole[index.generations.root]
    assert in_use == index.generations.current().name
    assert len(written) <= 3
