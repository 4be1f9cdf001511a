import io
import json
import stat
import tarfile

import pytest

from hub.operations.backup.archive import MANIFEST, ArchiveWriter, BadArchive, unpack

FILL = """
from hub.people.models import User
from practices.case_studies.models import CaseStudyVersion
User.objects.create_user("asha@example.org", "a-long-enough-password")
CaseStudyVersion.objects.create(key="abcd2345", number=1, digest="d", content={"title": "Warm"})
"""
CONTENT = "SELECT key, number, content FROM case_studies_casestudyversion"


@pytest.fixture
def filled_hub(migrated_hub):
    migrated_hub.shell(FILL)
    (migrated_hub.path / "media" / "documents").mkdir(parents=True)
    (migrated_hub.path / "media" / "documents" / "plan.txt").write_text("Ours")
    (migrated_hub.path / "private" / "plans" / "one").mkdir(parents=True)
    (migrated_hub.path / "private" / "plans" / "one" / "two").write_text("Only for some")
    return migrated_hub


def test_a_hub_comes_back_from_its_backup_in_another_place(filled_hub, new_hub, tmp_path):
    backup = tmp_path / "hub.tar.gz"
    told = filled_hub.manage("backup", str(backup))
    assert "1 people" in told and "1 versions" in told and "2 files" in told
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600

    # Changed after the backup: a restore must not show it.
    filled_hub.shell("from hub.people.models import User; User.objects.create_user('b@x.org')")
    other = new_hub("other")
    other.manage("restore", str(backup))

    assert other.ask("SELECT email FROM people_user") == [("asha@example.org",)]
    assert other.ask(CONTENT) == filled_hub.ask(CONTENT) != []
    assert (other.path / "media" / "documents" / "plan.txt").read_text() == "Ours"
    assert (other.path / "private" / "plans" / "one" / "two").read_text() == "Only for some"
    ready = (
        "from hub.operations.indexing import index_is_ready;"
        "from hub.people.models import User;"
        "print(index_is_ready(), User.objects.get().check_password('a-long-enough-password'))"
    )
    assert other.shell(ready).split() == ["True", "True"]


def test_a_restore_over_data_needs_force_and_then_replaces_all_of_it(filled_hub, tmp_path):
    backup = tmp_path / "hub.tar.gz"
    filled_hub.manage("backup", str(backup))
    filled_hub.shell("from hub.people.models import User; User.objects.create_user('b@x.org')")
    late = [filled_hub.path / folder / "late.txt" for folder in ("media", "private")]
    for file in late:
        file.write_text("Uploaded after the backup")

    told = filled_hub.manage("restore", str(backup), fails=True)
    assert "already holds data" in told
    assert len(filled_hub.ask("SELECT email FROM people_user")) == 2
    assert all(file.exists() for file in late)

    filled_hub.manage("restore", str(backup), "--force")
    assert filled_hub.ask("SELECT email FROM people_user") == [("asha@example.org",)]
    assert not any(file.exists() for file in late)


def test_a_backup_never_overwrites_a_file(migrated_hub, tmp_path):
    (tmp_path / "old.tar.gz").write_text("precious")

    assert "there already" in migrated_hub.manage("backup", f"{tmp_path}/old.tar.gz", fails=True)
    assert (tmp_path / "old.tar.gz").read_text() == "precious"


def test_a_damaged_backup_changes_nothing(filled_hub, tmp_path):
    backup = tmp_path / "hub.tar.gz"
    filled_hub.manage("backup", str(backup))
    backup.write_bytes(backup.read_bytes()[:-2000])

    told = filled_hub.manage("restore", str(backup), "--force", fails=True)

    assert "Nothing was changed" in told
    assert filled_hub.ask("SELECT email FROM people_user") == [("asha@example.org",)]
    assert (filled_hub.path / "media" / "documents" / "plan.txt").exists()


# --- The archive by itself -------------------------------------------------------------------


@pytest.fixture
def archive(tmp_path):
    """Makes an archive; `spoil` may add members or change the manifest before it is closed."""

    def make(spoil=lambda tar, writer: None, **facts):
        source = tmp_path / "note.txt"
        source.write_text("as written")
        with tarfile.open(tmp_path / "backup.tar.gz", "w:gz") as tar:
            writer = ArchiveWriter(tar)
            writer.add("media/note.txt", source)
            spoil(tar, writer)
            writer.close(**facts)
        return tmp_path / "backup.tar.gz"

    return make


def add_member(tar, name, **attributes):
    info = tarfile.TarInfo(name)
    for attribute, value in attributes.items():
        setattr(info, attribute, value)
    tar.addfile(info, io.BytesIO(b""))


@pytest.fixture
def target(tmp_path):
    (tmp_path / "target").mkdir()
    return tmp_path / "target"


def test_what_went_in_comes_out_with_its_facts(archive, target):
    manifest = unpack(archive(counts={"people": 3}), target)

    assert (target / "media" / "note.txt").read_text() == "as written"
    assert manifest["counts"] == {"people": 3}
    assert set(manifest["sha256"]) == {"media/note.txt"}


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        pytest.param("../outside.txt", {}, id="climbs out"),
        pytest.param("/tmp/outside.txt", {}, id="absolute"),
        pytest.param("media/../../outside.txt", {}, id="climbs out from within"),
        pytest.param(
            "media/link", {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}, id="symbolic link"
        ),
        pytest.param(
            "media/hard", {"type": tarfile.LNKTYPE, "linkname": "media/note.txt"}, id="hard link"
        ),
        pytest.param("media/pipe", {"type": tarfile.FIFOTYPE}, id="pipe"),
    ],
)
def test_members_that_are_no_plain_files_below_are_refused(archive, target, name, attributes):
    source = archive(lambda tar, writer: add_member(tar, name, **attributes))

    with pytest.raises(BadArchive, match="no place"):
        unpack(source, target)
    assert not (target.parent / "outside.txt").exists()


def test_a_changed_member_is_noticed(archive, target):
    def spoil(tar, writer):
        writer.digests["media/note.txt"] = "0" * 64

    with pytest.raises(BadArchive, match=r"media/note\.txt"):
        unpack(archive(spoil), target)


def test_a_member_that_nobody_listed_is_noticed(archive, target):
    with pytest.raises(BadArchive, match=r"media/extra\.txt"):
        unpack(archive(lambda tar, writer: add_member(tar, "media/extra.txt")), target)


def test_a_missing_member_is_noticed(archive, target):
    def spoil(tar, writer):
        writer.digests["media/gone.txt"] = "0" * 64

    with pytest.raises(BadArchive, match=r"media/gone\.txt"):
        unpack(archive(spoil), target)


def test_another_format_is_refused(tmp_path, target):
    with tarfile.open(tmp_path / "later.tar.gz", "w:gz") as tar:
        data = json.dumps({"format": 99, "sha256": {}}).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))

    with pytest.raises(BadArchive, match="format is 99"):
        unpack(tmp_path / "later.tar.gz", target)


def test_a_file_of_another_kind_is_refused(tmp_path, target):
    (tmp_path / "holiday.jpg").write_bytes(b"not an archive")

    with pytest.raises(BadArchive, match="cannot be read"):
        unpack(tmp_path / "holiday.jpg", target)
