"""Whether a file that somebody sent may be attached to a plan, and why not."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.ui.html.characters import settled, without_unseen
from practices.plans.files.kinds import KINDS, HoldsMacros, is_kind

LARGEST = 20 * 1024 * 1024  # bytes
LONGEST_NAME = 200
ALLOWED = gettext_lazy("PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, PNG or JPEG")
WITH_MACROS = {"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm"}
ARCHIVES = {"zip", "7z", "rar", "gz", "tar"}
OLD_OFFICE = {"doc", "xls", "ppt", "rtf"}


@dataclass(frozen=True)
class Checked:
    """A file that may be attached."""

    name: str
    content_type: str
    upload: UploadedFile


def check(upload: UploadedFile) -> Checked:
    """The file with its clean name and true kind. Raises `ValidationError` in plain words."""
    name = clean_name(upload.name)
    if upload.size > LARGEST:
        raise ValidationError(
            _("“%(name)s” is %(size)s. A file may be 20 MB at most.")
            % {"name": name, "size": filesizeformat(upload.size)}
        )
    kind = KINDS.get(ending(name))
    if kind is None:
        raise ValidationError(why_not(name))
    try:
        if is_kind(kind, upload):
            return Checked(name, kind.content_type, upload)
    except HoldsMacros as error:
        raise ValidationError(macros(name)) from error
    raise ValidationError(
        _(
            "What is in “%(name)s” is not what its name says, or the file is damaged or locked "
            "with a password. Open it, save it again and attach that."
        )
        % {"name": name}
    )


def why_not(name: str) -> str:
    """Why a file whose name ends like this is not taken."""
    given = ending(name)
    if given in WITH_MACROS:
        return macros(name)
    if given in ARCHIVES:
        return _("“%(name)s” holds other files. Attach them one by one.") % {"name": name}
    if given in OLD_OFFICE:
        return _(
            "“%(name)s” is in an old form of Office file. Save it as .docx, .xlsx or .pptx and "
            "attach that."
        ) % {"name": name}
    return _("“%(name)s” cannot be attached. Choose a file in one of these forms: %(kinds)s.") % {
        "name": name,
        "kinds": ALLOWED,
    }


def macros(name: str) -> str:
    return _(
        "“%(name)s” holds macros, which can carry harmful programs. Save it without macros and "
        "attach that."
    ) % {"name": name}


def ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def clean_name(name: str) -> str:
    """The file's own name without folders or letters that cannot be seen, short enough to keep."""
    name = settled(without_unseen(name.replace("\\", "/").rpartition("/")[2]))
    name = " ".join(name.split()).strip(". ") or "file"
    stem, dot, end = name.rpartition(".")
    return (
        f"{stem[: LONGEST_NAME - len(end) - 1]}{dot}{end}"[:LONGEST_NAME]
        if dot
        else name[:LONGEST_NAME]
    )
