"""The files of a case as its readers see them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


def tree_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def texts(client, page, selector):
    return [
        " ".join(each.get_text().split()) for each in tree_of(client, page.url).select(selector)
    ]


def test_a_file_is_shown_with_its_kind_and_size(client, case, attach, add_document, make_files):
    page = attach(
        case,
        add_document(name="plan.docx", data=make_files.docx("Words"), title="The plan"),
        description="To copy",
    )

    (line,) = texts(client, page, "#files li")

    assert line.startswith("The plan (Word, ")
    assert "KB" in line
    assert line.endswith(") To copy")


def test_a_case_without_files_has_no_section_for_them(client, case):
    tree = tree_of(client, case.url)

    assert not tree.select("#files, a[href='#files']")


def test_the_contents_lead_to_the_files(client, case, attach, add_document):
    tree = tree_of(client, attach(case, add_document()).url)

    assert tree.select("#files")
    assert tree.select(".app-contents a[href='#files']")


def test_a_version_leads_to_its_files_while_the_case_shows_them(
    client, case, attach, add_document, committed
):
    document = add_document()
    attach(case, document)
    address = f"/v/{case.key}/2/"
    (link,) = tree_of(client, address).select("#files a")
    assert link["href"] == document.url

    attach(case)

    tree = tree_of(client, address)
    assert not tree.select("#files a")
    assert "no longer here" in tree.select_one("#files").get_text()


def test_a_new_file_is_told_among_the_changes(client, case, attach, add_document):
    attach(case, add_document(title="Data sharing agreement"))

    tree = tree_of(client, f"/v/{case.key}/changes/")

    assert "Data sharing agreement" in tree.get_text()


def test_pages_ask_no_more_for_more_files(client, case, attach, add_document):
    def cost(page) -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    one = cost(attach(case, add_document("1")))

    assert cost(attach(case, *(add_document(f"{n}", title=f"{n}") for n in range(9)))) == one


def test_markup_in_the_name_of_a_file_stays_text(client, case, attach, add_document):
    script = "<script>alert(1)</script>"
    page = attach(case, add_document(), title=script, description=script)

    html = client.get(page.url).content.decode()

    assert html.count("&lt;script&gt;alert(1)") >= 2
    assert script not in html
