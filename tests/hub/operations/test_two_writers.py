WRITE = """
import time
from django.db import transaction
from practices.case_studies.models import LibraryStamp
for _ in range(40):
    with transaction.atomic():
        # Reads first, then writes: what fails at once where a transaction begins as a reader.
        number = LibraryStamp.current()
        time.sleep(0.005)
        LibraryStamp.objects.update_or_create(pk=1, defaults={"number": number + 1})
"""

NUMBER = "SELECT coalesce(max(number), 0) FROM case_studies_librarystamp WHERE id = 1"


def test_two_processes_write_to_one_sqlite_file_and_neither_loses_anything(migrated_hub):
    [(before,)] = migrated_hub.ask(NUMBER)
    writers = [
        migrated_hub.start("shell", "--verbosity", "0", "--command", WRITE) for _ in range(2)
    ]
    outputs = [writer.communicate(timeout=120)[0] for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0], outputs
    assert migrated_hub.ask(NUMBER) == [(before + 80,)]


def test_readers_do_not_wait_for_a_writer(migrated_hub):
    migrated_hub.manage("shell", "--verbosity", "0", "--command", "pass")

    assert migrated_hub.ask("PRAGMA journal_mode") == [("wal",)]
