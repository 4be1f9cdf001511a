"""Our file beside a Whoosh segment: its postings as flat arrays, mapped rather than read.

8 bytes   magic, with the version
4 bytes   length of the header, 4 bytes its CRC-32 (little-endian, as everything)
header    JSON: name, documents, columns, and for every section its type, place and CRC-32
sections  arrays, each beginning at a multiple of 8
"""

import json
import mmap
import os
import struct
from pathlib import Path
from secrets import token_hex
from zlib import crc32

import numpy as np

from search.backend.engine.arrays import Column, SegmentArrays, Terms

EXTENSION = ".arrays"
MAGIC = b"JUPARR01"
PREFIX = struct.Struct("<8sII")
SECTIONS = ("starts", "docs", "codes", "many", "many_frequencies", "position_starts", "positions")


class SidecarError(Exception):
    """The file is missing, cut short, altered, of another version or of another segment."""


def path_beside(directory: Path, segment_name: str) -> Path:
    return Path(directory) / f"{segment_name}{EXTENSION}"


def write(path: Path, arrays: SegmentArrays) -> None:
    """Write the whole file, safe on disk before it gets its name."""
    sections = dict(named_sections(arrays))
    table, place = {}, 0
    for name, section in sections.items():
        data = memoryview(section).cast("B") if section.nbytes else b""
        table[name] = [section.dtype.str, place, len(section), crc32(data)]
        place += -(-section.nbytes // 8) * 8
    header = json.dumps(header_of(arrays) | {"sections": table, "bytes": place}).encode()
    header += b" " * (-(PREFIX.size + len(header)) % 8)
    # Several readers may be at it at once; Whoosh sweeps away what one of them leaves behind.
    unfinished = path.with_name(f"{path.name}.{token_hex(4)}.tmp")
    with unfinished.open("wb") as file:
        file.write(PREFIX.pack(MAGIC, len(header), crc32(header)))
        file.write(header)
        for section in sections.values():
            file.write(section.data)
            file.write(bytes(-section.nbytes % 8))
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)


def header_of(arrays: SegmentArrays) -> dict:
    return {
        "name": arrays.name,
        "documents": arrays.documents,
        "source_size": arrays.source_size,
        "columns": {name: column.total_length for name, column in arrays.columns.items()},
    }


def named_sections(arrays: SegmentArrays):
    if arrays.keys.dtype == object:
        keys = Terms.of(str(key).encode() for key in arrays.keys)
        yield "key_text", as_section(np.frombuffer(keys.text, np.uint8))
        yield "key_ends", as_section(keys.ends)
    else:
        yield "keys", as_section(arrays.keys)
    for name, column in arrays.columns.items():
        yield f"{name}/term_text", as_section(np.frombuffer(column.terms.text, np.uint8))
        yield f"{name}/term_ends", as_section(column.terms.ends)
        for part in SECTIONS:
            yield f"{name}/{part}", as_section(getattr(column, part))


def as_section(array: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<"))


def read(path: Path, segment_name: str) -> SegmentArrays:
    """Map the file and check every byte of it once; raises SidecarError."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header, start = header_in(data)
        if header["name"] != segment_name:
            raise SidecarError(f"{path} belongs to {header['name']}")
        if len(data) != start + header["bytes"]:
            raise SidecarError(f"{path} is cut short or too long")
        return assemble(header, data, start)
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise SidecarError(f"{path} cannot be read: {error}") from error


def header_in(data: mmap.mmap) -> tuple[dict, int]:
    magic, length, checksum = PREFIX.unpack(data[: PREFIX.size])
    if magic != MAGIC:
        raise SidecarError("not a file of this version")
    text = data[PREFIX.size : PREFIX.size + length]
    if crc32(text) != checksum:
        raise SidecarError("the header was altered")
    return json.loads(text), PREFIX.size + length


def assemble(header: dict, data: mmap.mmap, start: int) -> SegmentArrays:
    table = header["sections"]
    places = {name: start + place for name, (_, place, _, _) in table.items()}
    found = {}
    for name, (kind, _, count, checksum) in table.items():
        found[name] = np.frombuffer(data, kind, count, places[name])
        if crc32(found[name].data if count else b"") != checksum:
            raise SidecarError(f"the section {name} was altered")
    columns = {}
    for name, total_length in header["columns"].items():
        terms = Terms(data, places[f"{name}/term_text"], found[f"{name}/term_ends"])
        parts = {part: found[f"{name}/{part}"] for part in SECTIONS}
        columns[name] = Column(
            terms=terms, documents=header["documents"], total_length=total_length, **parts
        )
    if "keys" in found:
        keys = found["keys"]
    else:
        texts = Terms(data, places["key_text"], found["key_ends"])
        keys = np.array([text.decode() for text in texts], object)
    return SegmentArrays(header["name"], header["documents"], keys, columns, header["source_size"])
