"""Several processes write, several threads read. No database: only the index is under test."""

import multiprocessing
import threading
from pathlib import Path

import pytest
from wagtail.models import Page
from whoosh.index import LockError

from search.backend.generations import Generations
from search.backend.readers import Readers
from search.backend.writing import start_generation, write_changes

WRITERS = 3
DOCUMENTS_EACH = 10


@pytest.fixture
def generations(tmp_path):
    generations = Generations(tmp_path)
    replace_generation(generations)
    return generations


def replace_generation(generations):
    generation = generations.create()
    start_generation(generation, Page, complete=True)
    generations.replace_with(generation)


def write_some(root: Path, writer: int):
    generations = Generations(root)
    for number in range(DOCUMENTS_EACH):
        document = {"pk": f"{writer}-{number}", "types": "wagtailcore.page", "words": "damp"}
        with generations.writing(timeout=60):
            write_changes(generations.current(), [], [document])


def count(readers: Readers) -> int:
    with readers.snapshot() as snapshot:
        return snapshot.live_documents


def test_no_write_of_any_process_is_lost(generations):
    context = multiprocessing.get_context("fork")
    writers = [
        context.Process(target=write_some, args=(generations.root, number))
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert count(Readers(generations.root)) == WRITERS * DOCUMENTS_EACH


def test_readers_in_threads_never_fail_nor_go_back_while_others_write(generations):
    readers, failures, done = Readers(generations.root), [], threading.Event()

    def read():
        seen = 0
        try:
            while not done.is_set():
                now = count(readers)
                assert now >= seen
                seen = now
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    write_some(generations.root, 1)
    done.set()
    for thread in threads:
        thread.join()

    assert not failures
    assert count(readers) == DOCUMENTS_EACH


def test_readers_live_through_changes_of_generation(generations):
    readers, failures, done = Readers(generations.root), [], threading.Event()

    def read():
        try:
            while not done.is_set():
                count(readers)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(25):
        replace_generation(generations)
    done.set()
    for thread in threads:
        thread.join()

    assert not failures


def test_one_snapshot_serves_all_until_something_changes(generations):
    write_some(generations.root, 1)
    readers = Readers(generations.root)
    with readers.snapshot() as first, readers.snapshot() as second:
        assert first is second
    write_some(generations.root, 2)

    with readers.snapshot() as third:
        assert third is not first
        assert first.live_documents == DOCUMENTS_EACH
        assert third.live_documents == 2 * DOCUMENTS_EACH


def test_a_second_writer_waits_only_so_long(generations):
    second = generations.writing(timeout=0.1)

    with generations.writing(timeout=1), pytest.raises(LockError), second:
        pass
