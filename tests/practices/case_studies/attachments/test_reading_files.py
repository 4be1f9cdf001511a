"""The words of a file are found; a file that is broken or hostile harms nobody."""

import resource

import pytest

from practices.case_studies.attachments import run_child
from practices.case_studies.attachments.run_child import read_words
from tests.practices.case_studies.attachments import make_files

LAUGHS = "".join(
    f'<!ENTITY l{n} "{"".join([f"&l{n - 1};"] * 10)}">' if n else '<!ENTITY l0 "ha">'
    for n in range(12)
)
BOMB = f"<!DOCTYPE x [{LAUGHS}]>"


@pytest.fixture
def read(tmp_path):
    def read(data: bytes, name: str):
        path = tmp_path / name
        path.write_bytes(data)
        return read_words(str(path), name.rpartition(".")[2])

    return read


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param(
            "a.pdf",
            make_files.pdf("Discharge to assess", "Second page"),
            "Discharge to assess\nSecond page",
            id="PDF",
        ),
        pytest.param(
            "a.pdf",
            make_files.encrypted_pdf("Open to read", password=""),
            "Open to read",
            id="PDF locked against changes only",
        ),
        pytest.param(
            "a.DOCX",
            make_files.docx("Terms of reference", "Board", cell="In a table"),
            "Terms of reference\nBoard\nIn a table",
            id="Word",
        ),
        pytest.param(
            "a.odt",
            make_files.odt(
                "<text:h>Aims</text:h>"
                "<text:p>One<text:s/>team, <text:span>not</text:span> two</text:p>"
            ),
            "Aims\nOne team, not two",
            id="OpenDocument",
        ),
        pytest.param("a.txt", "Café\r\nhours".encode(), "Café\nhours", id="Unicode"),
        pytest.param("a.txt", "Café".encode("cp1252"), "Café", id="older Windows"),
        pytest.param("a.txt", "Café".encode("utf-16"), "Café", id="wide Unicode"),
        pytest.param("a.csv", b"name,cost\nHull,5", "name,cost\nHull,5", id="rows"),
        pytest.param(
            "a.txt",
            "re-\nablement of\xadfice ﬁre\x01".encode(),
            "reablement office fire",
            id="words that a line end or a typeface cut",
        ),
    ],
)
def test_the_words_of_a_file_are_found(read, name, data, expected):
    found = read(data, name)

    assert found.reason == ""
    assert found.text == expected


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.pdf", make_files.pdf("Words")[:150], "damaged", id="half a PDF"),
        pytest.param("a.pdf", b"", "damaged", id="empty PDF"),
        pytest.param("a.pdf", make_files.docx("Words"), "damaged", id="Word called PDF"),
        pytest.param("a.pdf", make_files.pdf(""), "scan", id="PDF without words"),
        pytest.param(
            "a.pdf", make_files.encrypted_pdf("Words", password="x"), "password", id="locked PDF"
        ),
        pytest.param("a.docx", b"PK\x03\x04 and no more", "damaged", id="broken zip"),
        pytest.param("a.docx", make_files.zipped({"x": "y"}), "not a Word", id="another zip"),
        pytest.param("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 512, "password", id="locked Word"),
        pytest.param("a.docx", make_files.hostile_docx(BOMB, "&l11;"), "damaged", id="laughs"),
        pytest.param("a.odt", make_files.odt("&l11;", prolog=BOMB), "damaged", id="laughs, ODT"),
        pytest.param(
            "a.odt", make_files.odt("x", manifest="<encryption-data/>"), "password", id="locked ODT"
        ),
        pytest.param("a.txt", b"\0\1\2\3", "not plain text", id="no text"),
        pytest.param("a.zip", make_files.zipped({"x": "y"}), "not searched", id="a kind we skip"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(read, name, data, reason):
    found = read(data, name)

    assert found.text == ""
    assert reason in found.reason


def test_no_file_can_have_us_read_another(read, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the key of the house")
    dtd = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'

    found = read(make_files.hostile_docx(dtd, "&e;"), "a.docx")

    assert "the key" not in found.text
    assert "instructions" in found.reason


def test_a_zip_that_unpacks_to_more_than_fits_is_refused(read):
    parts = {"word/document.xml": b"<x>" + b" " * (60 * 1024 * 1024) + b"</x>"}

    assert "unpacks" in read(make_files.zipped(parts), "a.docx").reason


def test_a_zip_that_lies_about_its_size_is_refused(read, tmp_path):
    data = make_files.zipped({"word/document.xml": b"<x>" + b" " * 5_000_000 + b"</x>"})
    real, lie = (5_000_007).to_bytes(4, "little"), (7).to_bytes(4, "little")
    assert data.count(real) == 2

    assert "damaged" in read(data.replace(real, lie), "a.docx").reason


def test_a_part_with_more_elements_than_memory_holds_is_refused(read, monkeypatch):
    parts = {"word/document.xml": b"<x>" + b"<y/>" * 12_000_000 + b"</x>"}

    found = read(make_files.zipped(parts), "a.docx")

    assert found.text == ""
    assert found.reason


def test_pages_that_lead_back_to_themselves_end(read):
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    objects.append("<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>")

    found = read(make_files.assembled(objects), "a.pdf")

    assert found.text == ""
    assert found.reason


def test_of_a_long_file_the_beginning_is_read(read):
    found = read(b"word " * 400_000, "a.txt")

    assert len(found.text) == 999_999  # a million characters, and no space at the end


def test_only_the_first_pages_of_a_long_pdf_are_read(read):
    found = read(make_files.pdf(*(f"page{n}" for n in range(1, 511))), "a.pdf")

    assert found.text.split()[-1] == "page500"


def test_a_reader_that_does_not_end_is_stopped(read, monkeypatch, tmp_path):
    (tmp_path / "child").mkdir()
    (tmp_path / "child" / "__main__.py").write_text("while True: pass")
    monkeypatch.setattr(run_child, "CHILD", tmp_path / "child")
    monkeypatch.setattr(run_child, "SECONDS", 0.5)

    found = read(b"words", "a.txt")

    assert "too long" in found.reason
    assert found.may_pass, "the machine may have been busy"


def test_the_process_that_reads_has_its_limits_and_none_of_our_settings(
    read, monkeypatch, tmp_path
):
    monkeypatch.setenv("SECRET_KEY", "the key of the house")
    probe = tmp_path / "child"
    probe.mkdir()
    for part in run_child.CHILD.glob("*.py"):
        (probe / part.name).write_text(part.read_text())
    (probe / "plain_words.py").write_text(
        "import os, resource\n"
        "def read(path):\n"
        "    most = resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE\n"
        "    limits = [resource.getrlimit(what)[1] for what in most]\n"
        "    return f'{limits} {sorted(os.environ)}'\n"
    )
    monkeypatch.setattr(run_child, "CHILD", probe)

    told = read(b"x", "a.txt").text

    assert str(resource.RLIM_INFINITY) not in told
    assert "-1" not in told
    assert "SECRET_KEY" not in told
