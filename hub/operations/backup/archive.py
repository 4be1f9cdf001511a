"""The backup file: a .tar.gz of plain members, the last of which lists the others' digests."""

import hashlib
import io
import json
import shutil
import tarfile
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

FORMAT = 1
MANIFEST = "manifest.json"


class BadArchive(Exception):
    """The file is not a whole backup, or not one that this hub can read."""


class ArchiveWriter:
    """Adds files, remembering a digest of what was really read from each."""

    def __init__(self, tar: tarfile.TarFile):
        self.tar = tar
        self.digests: dict[str, str] = {}

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            info = self.tar.gettarinfo(arcname=name, fileobj=file)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            reader = DigestingReader(file)
            self.tar.addfile(info, reader)
        self.digests[name] = reader.digest.hexdigest()

    def close(self, **facts) -> None:
        """Write the manifest: `facts`, the format, the moment, and every digest."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = {"format": FORMAT, "made_at": moment, **facts, "sha256": self.digests}
        data = json.dumps(manifest, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(data)
        self.tar.addfile(info, io.BytesIO(data))


class DigestingReader:
    def __init__(self, file):
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


def unpack(source: Path, into: Path) -> dict:
    """Unpack a backup into an empty folder, check every digest, and return the manifest."""
    digests = {}
    try:
        with tarfile.open(source, "r:gz") as tar:
            for member in tar:
                target = _safe_target(member, into)
                target.parent.mkdir(parents=True, exist_ok=True)
                reader = DigestingReader(tar.extractfile(member))
                with target.open("xb") as file:
                    shutil.copyfileobj(reader, file)
                digests[member.name] = reader.digest.hexdigest()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BadArchive(f"{source} cannot be read as a backup: {error}") from error
    digests.pop(MANIFEST, None)
    manifest = _read_manifest(into / MANIFEST)
    if digests != manifest["sha256"]:
        names = set(digests.items()) ^ set(manifest["sha256"].items())
        raise BadArchive(f"Not as it was written: {', '.join(sorted({n for n, _ in names}))}")
    return manifest


def _safe_target(member: tarfile.TarInfo, into: Path) -> Path:
    """Where a member goes: a plain file below the folder, or nowhere."""
    name = PurePosixPath(member.name)
    if not member.isfile() or name.is_absolute() or ".." in name.parts or "\\" in member.name:
        raise BadArchive(f"{member.name!r} has no place in a backup")
    return into / name


def _read_manifest(path: Path) -> dict:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        number = manifest["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadArchive("The list of contents is missing; the file was cut short.") from error
    if number != FORMAT:
        raise BadArchive(f"Its format is {number}; this hub reads format {FORMAT}.")
    return manifest
