"""Read the words in a file by a process of its own (child/), with an end to its patience."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

CHILD = Path(__file__).parent / "child"
# How each kind of file is read, by the end of its name.
READERS = {
    "pdf": "pdf_words",
    "docx": "docx_words",
    "odt": "odt_words",
    "txt": "plain_words",
    "csv": "plain_words",
}
SECONDS = 60  # by the clock; the child's own limits come first
TOO_LONG = "It takes too long or too much memory to read."
OTHER_KIND = "Words in files of this kind are not searched."


@dataclass(frozen=True)
class Words:
    """The words of a file or, where there are none, the reason."""

    text: str = ""
    reason: str = ""
    may_pass: bool = False  # the fault may be the machine's, not the file's


def read_words(path: str, extension: str) -> Words:
    """The words in this file. Never raises over what is in the file."""
    reader = READERS.get(extension.lower())
    if reader is None:
        return Words(reason=OTHER_KIND)
    # To a file, whose size the child's limits bound; a pipe would fill this process's memory.
    with tempfile.TemporaryFile() as told:
        command = [sys.executable, "-I", str(CHILD), reader, path]
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no word of it is a visitor's
                command,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.DEVNULL,
                env={"LANG": "C.UTF-8"},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Words(reason=TOO_LONG, may_pass=True)
        if done.returncode:
            return Words(reason=TOO_LONG)
        told.seek(0)
        return Words(**json.load(told))
