"""Which files are taken, told by what is in them."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from practices.plans.files.checking import LONGEST_NAME, check, clean_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def archive(**members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in members.items():
            file.writestr(NAMES.get(name, name), content)
    return data.getvalue()


NAMES = {"types": "[Content_Types].xml", "macros": "word/vbaProject.bin", "basic": "Basic/x.xml"}
DOCX = archive(types=f'<Types><Override ContentType="{WORD}.main+xml"/></Types>')
XLSX = archive(types=f'<Types><Override ContentType="{SHEET}.main+xml"/></Types>')
ODT = archive(mimetype="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("name", "data", "served"),
    [
        ("plan.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("Plan.DOCX", DOCX, WORD),
        ("sums.xlsx", XLSX, SHEET),
        ("plan.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("photo.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("map.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("sums.csv", "a,b\n£3,é".encode(), "text/csv"),
        ("sums.csv", "a,b\n£3,é\xa0".encode("cp1252"), "text/csv"),
        ("note.txt", "Größe".encode("utf-16"), "text/plain"),
        ("long.txt", b"a" + "é".encode() * 4000, "text/plain"),
    ],
)
def test_files_that_councils_use_are_taken(name, data, served):
    checked = check(SimpleUploadedFile(name, data))

    assert checked.content_type == served
    assert checked.upload.tell() == 0


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("plan.docm", DOCX, "macros", id="named for macros"),
        pytest.param(
            "plan.docx", archive(types=f"{WORD}.main+xml", macros="x"), "macros", id="has"
        ),
        pytest.param("plan.docx", archive(types=f"{WORD}.macroEnabled"), "macros", id="says"),
        pytest.param(
            "plan.odt",
            archive(mimetype="application/vnd.oasis.opendocument.text", basic="x"),
            "macros",
            id="open document",
        ),
        pytest.param("plan.zip", DOCX, "one by one", id="archive"),
        pytest.param("plan.doc", b"\xd0\xcf\x11\xe0", "old form", id="old"),
        pytest.param("plan.docx", XLSX, "not what its name says", id="another kind"),
        pytest.param("plan.docx", archive(a="b"), "not what its name says", id="plain archive"),
        pytest.param("plan.docx", DOCX[:40], "not what its name says", id="cut short"),
        pytest.param("plan.pdf", b"MZ\x90\x00", "not what its name says", id="program"),
        pytest.param("plan.txt", b"MZ\x90\x00", "not what its name says", id="program as text"),
        pytest.param("plan.txt", b"<!doctype html><script>", "not what", id="page as text"),
        pytest.param("plan.csv", b"\xef\xbb\xbf <svg onload=x>", "not what", id="drawing as table"),
        pytest.param("plan.svg", b"<svg/>", "in one of these forms", id="drawing"),
        pytest.param("plan.html", b"<p>", "in one of these forms", id="page"),
        pytest.param("plan.exe", b"MZ", "in one of these forms", id="named program"),
        pytest.param("plan", b"%PDF-1.7", "in one of these forms", id="no ending"),
        pytest.param("plan.pdf.exe", b"%PDF-1.7", "in one of these forms", id="two endings"),
    ],
)
def test_other_files_are_refused_in_plain_words(name, data, why):
    with pytest.raises(ValidationError, match=why):
        check(SimpleUploadedFile(name, data))


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("practices.plans.files.checking.LARGEST", 10)

    with pytest.raises(ValidationError, match="20 MB at most"):
        check(SimpleUploadedFile("plan.pdf", b"%PDF-1.7 and more"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("../../etc/plan.pdf", "plan.pdf"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("a\r\nb.pdf", "a b.pdf"),
        (" . ", "file"),
    ],
)
def test_names_are_cleaned(given, kept):
    assert clean_name(given) == kept


def test_a_long_name_keeps_its_ending():
    name = clean_name("x" * 300 + ".pdf")

    assert name.endswith("x.pdf") and len(name) == LONGEST_NAME
