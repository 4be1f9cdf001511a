"""A case as plain data: whole, clean and the same whoever asks."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practices.case_studies.canonical import case_file, digest_of
from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from tests.factories import CaseStudyPageFactory, case_data

pytestmark = pytest.mark.usefixtures("no_tasks")

SCRIPT = "<script>alert(1)</script>"


def fresh(page) -> CaseStudyPage:
    return CaseStudyPage.objects.get(pk=page.pk)


def test_it_is_json(case):
    content = case_file(case)

    assert json.loads(json.dumps(content)) == content


def test_it_has_every_part_of_a_case_file(case):
    assert set(case_data()) <= set(case_file(case))


def test_it_is_the_same_for_draft_published_and_kept(case):
    case.save_revision()

    assert case_file(fresh(case)) == case_file(fresh(case).get_latest_revision_as_object())
    assert case_file(fresh(case)) == CaseStudyVersion.objects.get().content


def test_every_row_has_a_uid_of_its_own(case):
    content = case_file(case)

    rows = [row for part in content.values() if isinstance(part, list) for row in part]
    uids = [row["uid"] for row in rows if isinstance(row, dict)]
    assert len(uids) == len(set(uids)) > 8
    assert all(re.fullmatch(r"[0-9a-f-]{36}", uid) for uid in uids)


def test_an_empty_text_is_null(library):
    data = case_data()
    data["partners"][0]["role"] = data["sources"][0]["publisher"] = None
    content = case_file(CaseStudyPageFactory(library["hub"], **data, publish=False))

    assert content["partners"][0]["role"] is None
    assert content["sources"][0]["publisher"] is None
    assert content["joining_up"]["legal_power"] is None


def test_links_inside_the_hub_become_addresses(case, library):
    case.problem = f'<p>See <a linktype="page" id="{library["hub"].pk}">this</a>.</p>'
    case.save()

    assert f'href="{library["hub"].url}"' in case_file(fresh(case))["problem"]


def test_a_barrier_deleted_since_is_null(case):
    case.barriers[0].value["barrier"].delete()

    assert case_file(fresh(case))["barriers"][0]["barrier"] is None


def test_the_questions_it_asks_do_not_grow_with_its_rows(case, library):
    blocks = [case_data()["blocks"][0] | {"uid": f"b{number}"} for number in range(8)]
    barriers = case_data()["barriers"] * 6
    large = CaseStudyPageFactory(library["hub"], blocks=blocks, barriers=barriers)

    def cost(page) -> int:
        page = fresh(page)
        with CaptureQueriesContext(connection) as queries:
            case_file(page)
        return len(queries)

    assert cost(large) == cost(case)


@pytest.mark.parametrize(
    ("name", "value", "is_new"),
    [
        ("title", "Another", True),
        ("theory", "Another", True),
        ("last_checked", "2027-01-01", False),
        ("not_known", ["theory"], False),
        ("provenance", "owner", False),
        ("slug", "another", False),
    ],
)
def test_the_digest_changes_with_the_content_alone(name, value, is_new):
    content = case_data()

    assert (digest_of(content | {name: value}) != digest_of(content)) is is_new


def test_the_digest_does_not_depend_on_the_order_of_keys():
    content = case_data()

    assert digest_of(dict(reversed(content.items()))) == digest_of(content)


def test_no_script_survives_in_the_rich_text_of_a_page(case):
    block = {"type": "block", "value": dict(case.blocks[0].value) | {"description": SCRIPT + "Hi"}}
    case.problem = f'<p onclick="x()">Cold</p>{SCRIPT}<a href="javascript:x()">go</a>'
    case.blocks = case._meta.get_field("blocks").to_python([block])
    case.save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT problem, blocks FROM case_studies_casestudypage")
        (stored,) = cursor.fetchall()
    revision = str(fresh(case).save_revision().content)
    assert "Cold" in stored[0]
    assert "Hi" in stored[1]
    for text in (*stored, revision):
        for unsafe in ("<script", "onclick", "javascript:", "alert"):
            assert unsafe not in text


TEXTS = [
    "title summary place_name area lead_organisation evidence_reason who_it_serves theory",
    "who_delivers conditions_inside conditions_outside relationships joining_how legal_power",
    "agreement pooled_money governance data_sharing staff setup_cost_text yearly_cost_text",
    "who_pays who_gains time_to_start time_to_first_result resources_notes residents_shaped",
]


def test_a_script_in_any_plain_text_is_shown_as_words(case, client):
    for name in " ".join(TEXTS).split():
        setattr(case, name, f"{name}: {SCRIPT}")
    for name in ("went_wrong", "lessons", "advice"):
        row = {"type": "statement", "value": {"text": SCRIPT, "reading": "hub"}}
        setattr(case, name, [(row["type"], row["value"])])
    case.sources = [("source", {"title": SCRIPT, "publisher": SCRIPT, "url": "https://x.test"})]
    case.councils = case.replicated_in = [("name", SCRIPT)]
    case.readiness = [("question", SCRIPT)]
    case.partners = [("partner", {"name": SCRIPT, "kind": "nhs", "role": SCRIPT})]
    case.save_revision().publish()

    html = client.get(case.url).content.decode()

    assert "&lt;script&gt;alert(1)" in html
    assert SCRIPT not in html
