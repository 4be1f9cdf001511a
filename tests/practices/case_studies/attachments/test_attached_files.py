"""Which words of which files count, and what follows when a file changes."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction

from practices.case_studies.attachments import read_file, texts_of
from practices.case_studies.attachments.run_child import Words
from practices.case_studies.attachments.states import states_of
from practices.case_studies.canonical import case_file, digest_of
from practices.case_studies.models import AttachedFile, CaseStudyPage, CaseStudyVersion, FileText

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(db):
    collection = Collection.get_first_root_node().add_child(name="Internal")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def words_of(page):
    return texts_of([page]).get(page.pk, [])


def test_the_words_of_a_published_file_are_known_with_its_title(case, attach, add_document):
    attach(case, add_document("Reablement at home"))

    assert words_of(case) == [("Agreement", "Reablement at home")]


def test_a_title_of_its_own_goes_before_the_documents(case, attach, add_document):
    attach(case, add_document(), title="Our agreement")

    assert words_of(case)[0][0] == "Our agreement"


def test_texts_of_many_pages_take_one_query(case, attach, add_document, django_assert_num_queries):
    attach(case, *(add_document(f"Words {number}", title=f"T{number}") for number in range(4)))

    with django_assert_num_queries(1):
        found = texts_of([case])

    assert [title for title, _ in found[case.pk]] == ["T0", "T1", "T2", "T3"]


def test_a_file_in_a_draft_of_a_live_case_does_not_count(case, attach, add_document, client):
    shown = attach(case, add_document("Shown"))
    attach(case, add_document("Hidden"), publish=False)

    assert words_of(case) == [("Agreement", "Shown")]
    assert "Hidden" not in shown.file_text()


def test_a_file_taken_away_by_a_new_version_counts_no_more(case, attach, add_document):
    attach(case, add_document())
    page = attach(case)

    assert words_of(case) == []
    assert page.file_text() == ""


def test_a_file_in_a_private_collection_is_neither_searched_nor_shown(
    case, attach, add_document, private, client
):
    inner = private.add_child(name="Inner")
    page = attach(case, add_document(title="Secret plan", collection=inner))

    assert words_of(case) == []
    assert page.file_text() == page.file_names() == ""
    assert case_file(page)["files"] == []
    assert b"Secret plan" not in client.get(page.url).content


def test_a_collection_that_becomes_private_takes_its_files_along(
    case, attach, add_document, committed
):
    collection = Collection.get_first_root_node().add_child(name="Evaluations")
    attach(case, add_document(collection=collection))
    before = CaseStudyVersion.objects.count()

    with committed() as after:
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")

    assert words_of(case) == []
    assert CaseStudyVersion.objects.count() == before + 1
    assert after, "the case goes to the index again"


def test_a_collection_moved_under_a_private_one_takes_its_files_along(
    case, attach, add_document, private, admin_client, client, committed
):
    collection = Collection.get_first_root_node().add_child(name="Evaluations")
    page = attach(case, add_document(title="Secret plan", collection=collection))
    before = CaseStudyVersion.objects.count()

    with committed() as after:
        data = {"name": "Evaluations", "parent": private.pk}
        answer = admin_client.post(f"/admin/collections/{collection.pk}/", data)

    assert answer.status_code == 302
    assert CaseStudyVersion.objects.count() == before + 1
    assert after, "the case goes to the index again"
    assert words_of(case) == []
    assert page.file_text() == ""
    last, kept = f"/v/{case.key}/{before + 1}/", f"/v/{case.key}/{before}/"
    for address in (page.url, last, kept, f"/v/{case.key}/changes/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"Secret plan" not in answer.content, address


def test_a_kept_version_hides_files_of_a_collection_that_code_made_private(
    case, attach, add_document, private, client
):
    collection = Collection.get_first_root_node().add_child(name="Evaluations")
    attach(case, add_document(title="Secret plan", collection=collection))
    address = f"/v/{case.key}/{CaseStudyVersion.objects.count()}/"
    assert b"Secret plan" in client.get(address).content

    collection.move(Collection.objects.get(pk=private.pk), "sorted-child")

    assert b"Secret plan" not in client.get(address).content


def test_two_documents_of_the_same_content_are_read_once(case, attach, add_document, monkeypatch):
    read = []
    monkeypatch.setattr(read_file, "words_in", lambda *args: read.append(args) or Words("Same"))

    attach(case, add_document("x", title="One"), add_document("x", title="Two"))
    attach(case, add_document("x", title="Three"))

    assert len(read) == 1
    assert words_of(case) == [("Three", "Same")]


def test_a_document_that_gets_another_file_is_read_anew(case, attach, add_document, committed):
    document = add_document("Old words")
    attach(case, document)
    versions = CaseStudyVersion.objects.count()

    document.file = ContentFile(b"New words", name="agreement.txt")
    document._set_document_file_metadata()
    with committed():
        document.save()

    assert words_of(case) == [("Agreement", "New words")]
    assert CaseStudyVersion.objects.count() == versions + 1, "readers find something else there"


def test_a_document_that_is_deleted_leaves_the_case_whole(
    case, attach, add_document, committed, client
):
    document = add_document()
    page = attach(case, document)

    with committed():
        document.delete()

    assert words_of(case) == []
    page = CaseStudyPage.objects.get(pk=page.pk)
    assert case_file(page)["files"] == []
    assert client.get(page.url).status_code == 200
    page.save_revision().publish()


def test_a_document_without_its_file_is_told_and_breaks_nothing(case, attach, add_document):
    document = add_document()
    document.file.storage.delete(document.file.name)

    page = attach(case, document)

    assert FileText.objects.get().state == "unreadable"
    assert "missing" in states_of(page)[0].told


def test_editors_hear_what_became_of_each_file(case, attach, add_document, private, make_files):
    locked = make_files.encrypted_pdf("Words", password="x")
    draft = attach(
        case,
        add_document("Three plain words"),
        add_document(name="locked.pdf", data=locked),
        add_document("Hidden", collection=private),
        publish=False,
    ).get_latest_revision_as_object()

    assert [file.told for file in states_of(draft)] == [
        "Search has read it: about 3 words.",
        "Search could not read it. It is protected by a password. Readers can still open it.",
        "It stands in a private collection, so readers do not see it.",
    ]


def test_the_edit_page_tells_what_search_reads(case, attach, add_document, admin_client):
    attach(case, add_document("Three plain words"), publish=False)

    html = admin_client.get(f"/admin/pages/{case.pk}/edit/").content.decode()

    assert "Search has read it: about 3 words." in html


def test_a_version_keeps_what_a_file_was(case, attach, add_document):
    page = attach(case, add_document("Words"), description="For partners")

    (kept,) = CaseStudyVersion.objects.order_by("number").last().content["files"]
    assert kept == case_file(page)["files"][0]
    assert kept["uid"] == page.files[0].id
    assert {name: kept[name] for name in ("title", "description", "size")} == {
        "title": "Agreement",
        "description": "For partners",
        "size": 5,
    }


def test_versions_kept_before_cases_had_files_still_say_the_same(case):
    content = case_file(case)
    assert content["files"] == []
    without = {name: value for name, value in content.items() if name != "files"}

    assert digest_of(content) == digest_of(without)


def test_reading_all_again_reads_also_what_failed_before(case, attach, add_document, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(read_file, "words_in", lambda *args: Words(reason="Bad day."))
        attach(case, add_document("Good words"))
    assert words_of(case) == []

    call_command("read_attachments", stdout=StringIO())
    assert words_of(case) == []
    call_command("read_attachments", "--again", stdout=StringIO())

    assert words_of(case) == [("Agreement", "Good words")]


@pytest.fixture
def outage(monkeypatch):
    """The store gives nothing until told otherwise."""

    def refuse(*args):
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(read_file, "words_in", refuse)
        yield patch


def test_a_file_that_the_store_did_not_give_is_read_later(case, attach, add_document, outage):
    attach(case, add_document("Good words"))
    assert FileText.objects.get().state == "waiting"

    outage.undo()
    call_command("read_attachments", stdout=StringIO())

    assert words_of(case) == [("Agreement", "Good words")]


def test_a_file_that_the_store_never_gives_is_tried_three_times(
    case, attach, add_document, outage, caplog
):
    attach(case, add_document())  # the draft is tried, and what is published

    for _ in range(3):
        call_command("read_attachments", stdout=StringIO())

    assert FileText.objects.get().state == "unreadable"
    assert caplog.text.count("could not be fetched") == 3


def test_the_words_of_a_deleted_file_are_forgotten(case, attach, add_document, committed):
    kept, gone = add_document("Kept words"), add_document("Gone words")
    attach(case, kept, gone)
    add_document("Kept words", title="Copy")
    with committed():
        gone.delete()
        kept.delete()

    call_command("read_attachments", stdout=StringIO())

    assert [text.text for text in FileText.objects.all()] == ["Kept words"]


def test_the_command_reads_what_still_waits(case, attach, add_document, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    attach(case, add_document("Good words"))
    assert words_of(case) == []
    out = StringIO()

    call_command("read_attachments", stdout=out)

    assert words_of(case) == [("Agreement", "Good words")]
    assert "1 file read" in out.getvalue()


def test_a_case_without_files_has_no_rows(case):
    assert not AttachedFile.objects.exists()
