"""The page of a case study, as a visitor reads it."""

import json
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from practices.case_studies.choices import Provenance
from practices.case_studies.models import CaseStudyPage
from practices.case_studies.sections import SECTIONS
from practices.taxonomy.models import Barrier
from search import library as search_library
from tests.factories import CaseStudyPageFactory, OrganisationFactory, UserFactory, case_data

ATTACK = '</script><script>alert("x")</script><img src=x onerror=alert(1)>'


def read(client, page):
    response = client.get(page.get_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def text_of(tree, selector):
    return [" ".join(each.get_text().split()) for each in tree.select(selector)]


def section(tree, name):
    (found,) = text_of(tree, f"#{name}")
    return found


def attacked(value):
    """The same data with markup of an attacker in every text."""
    if isinstance(value, dict):
        return {name: attacked(each) for name, each in value.items()}
    if isinstance(value, list):
        return [attacked(each) for each in value]
    return f"{value} {ATTACK}" if isinstance(value, str) else value


def test_the_first_screen_says_what_it_is_and_how_sure_we_are(client, case):
    tree = read(client, case)

    summary = section(tree, "summary")
    for words in [
        case.title,
        "Compiled by the hub from public sources, not yet confirmed by the owner.",
        "Older people lived in cold homes",
        "One visit that looks at everything",
        "Older people in private rented homes.",
        "Hull, North West, England",
        "Set-up: £50,000 to £250,000",
        "Promising signs",
        "Before-and-after figures only.",
        "From 2019",
        "Landlords refused entry",
        "Running",
        "1 November 2026, review due 1 November 2027",
    ]:
        assert words in summary
    assert text_of(tree, "h1") == [case.title]
    assert tree.select(f'#summary a[href="/contact/?about={case.key}"]')
    assert tree.select('#summary a[href="/evidence-marks/"]')


def test_the_way_to_a_plan_is_on_the_first_screen(client, case):
    tree = read(client, case)

    assert tree.select(f'#summary a.govuk-button[href="/plans/adapt/{case.key}/"]')


def test_an_owners_case_is_not_called_unconfirmed(client, library):
    page = CaseStudyPageFactory(library["hub"])
    type(page).objects.filter(pk=page.pk).update(provenance=Provenance.OWNER)

    tree = read(client, page)

    assert "not yet confirmed" not in section(tree, "summary")
    assert "Open Government Licence v3.0" in section(tree, "about")
    assert json_ld(client.get(page.get_url()))["author"]["name"] == "Hull City Council"


def test_every_line_of_the_contents_leads_to_a_section_in_order(client, case):
    tree = read(client, case)

    links = [link.get("href")[1:] for link in tree.select(".app-contents a")]
    sections = [each.get("id") for each in tree.select(".app-case__sections > [id]")]
    assert links == sections == [name for name in SECTIONS if name != "files"]


@pytest.mark.parametrize(
    "address",
    ["/sectors/housing/", "/approaches/key-worker/", "/search/?group=older-people"],
)
def test_what_it_is_filed_under_leads_to_more_of_the_kind(client, case, address):
    tree = read(client, case)

    assert tree.select(f'#in-brief a[href="{address}"]')
    assert client.get(address).status_code == 200


def test_a_term_that_was_deleted_is_still_named(client, case):
    version = case.versions.get()
    Barrier.objects.all().delete()

    tree = BeautifulSoup(client.get(version.get_absolute_url()).content.decode(), "html.parser")

    assert "Data sharing" in section(tree, "barriers")
    assert not tree.select("#barriers a")


def test_a_barrier_says_in_words_how_far_it_was_overcome(client, case):
    tree = read(client, case)

    barriers = section(tree, "barriers")
    assert "Data sharing: Consent" in barriers
    assert "Overcome" in barriers
    assert "Nobody could pass on a name." in barriers
    assert "One consent form for all partners." in barriers
    assert tree.select('#barriers a[href="/barriers/data-sharing/"]')


def test_a_block_says_in_words_whether_it_is_core(client, case):
    tree = read(client, case)

    assert text_of(tree, ".app-block__kind") == [
        "Core",
        "Adaptable",
        "Core or adaptable: not known yet",
        "Core",
    ]
    assert len(tree.select(".app-block--core")) == 2
    assert len(tree.select(".app-block--adaptable")) == 1


def test_a_result_leads_to_its_source(client, case):
    tree = read(client, case)

    (row,) = tree.select("#results tbody tr")
    assert [" ".join(cell.get_text().split()) for cell in row.find_all(["th", "td"])] == [
        "Emergency admissions",
        "Down 8% Better",
        "Year before",
        "Before and after 2020",
        "Source 1",
    ]
    (link,) = row.select("a")
    (source,) = tree.select(link.get("href"))
    assert "Warm homes: an evaluation, Hull City Council, 2021" in source.get_text()
    assert all(cell.get("data-label") for cell in row.select("td")), "names on a phone"


def test_only_our_own_readings_are_labelled(client, case):
    tree = read(client, case)

    labelled = [each.parent.get_text() for each in tree.select("li > .app-reading")]
    assert [" ".join(each.split()) for each in labelled] == ["Go together. Our reading"]
    assert "marks what the hub concluded" in text_of(tree, ".app-reading-note")[0]


def test_without_our_own_readings_there_is_nothing_to_explain(client, library):
    page = CaseStudyPageFactory(library["hub"], lessons=[])

    assert not read(client, page).select(".app-reading-note")


def test_what_is_not_known_takes_one_line_a_section(client, case):
    tree = read(client, case)

    gaps = "Not known yet: legal power, agreement, pooled money."
    assert section(tree, "joining-up").endswith(gaps)
    assert "Legal power" not in text_of(tree, "#joining-up dt")
    assert len(tree.select("#joining-up .app-gaps")) == 1


def test_an_organisation_of_the_hub_is_linked_and_others_are_named(client, library):
    OrganisationFactory(name="Hull City Council", slug="hull")
    page = CaseStudyPageFactory(library["hub"])

    tree = read(client, page)

    (link,) = tree.select("#partners a")
    assert (link.get("href"), link.text) == ("/organisations/hull/", "Hull City Council")
    assert "Hull Advice Voluntary sector: Debt advice" in section(tree, "partners")


def test_it_can_be_cited_at_an_address_that_lasts(client, case):
    tree = read(client, case)

    assert f"/v/{case.key}/1/" in text_of(tree, ".app-citation")[0]
    assert tree.select(f'#about a[href="/v/{case.key}/1/"]')
    assert "Creative Commons Attribution 4.0" in section(tree, "about")


def test_markup_in_any_text_stays_text(client, library):
    data = case_data()
    kept = {"slug", "status", "provenance", "place", "last_checked", "evidence"}
    kept |= {"sectors", "approaches", "population_groups", "barriers", "problem", "blocks"}
    kept |= {"resources", "outcomes", "partners", "sources"}
    changes = {name: value if name in kept else attacked(value) for name, value in data.items()}
    changes["title"] = f"Warm {ATTACK}"
    changes["summary"] = f"Cold {ATTACK}"
    for statements in ("went_wrong", "would_do_differently", "lessons"):
        changes[statements] = [{"text": f"Said {ATTACK}", "reading": "hub"}]
    for name, fields in {
        "barriers": ["looked_like", "tried"],
        "blocks": ["title", "description", "needs", "learned"],
        "outcomes": ["measure", "value", "baseline_or_comparator", "period", "study_design"],
        "partners": ["name", "role"],
        "sources": ["title", "publisher"],
    }.items():
        rows = [
            row | {field: attacked(row[field] or "Text") for field in fields} for row in data[name]
        ]
        changes[name] = rows
    changes["problem"] = attacked(data["problem"])
    changes["evidence"] = {"mark": "2", "reason": f"Reason {ATTACK}"}
    changes["place"] = data["place"] | {"name": f"Hull {ATTACK}"}
    changes["slug"] = "attacked"

    page = CaseStudyPageFactory(library["hub"], **changes)
    response = client.get(page.get_url())

    source = response.content.decode()
    assert "<script>alert" not in source
    assert "<img" not in source
    tree = BeautifulSoup(source, "html.parser")
    assert not [
        each for each in tree.find_all(True) if any(name.startswith("on") for name in each.attrs)
    ]
    assert json_ld(response)["headline"] == f"Warm {ATTACK}"


def json_ld(response):
    source = response.content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', source)
    return json.loads(text)


def test_an_address_that_runs_a_script_is_no_link(client, case):
    case.sources[0].value["url"] = "javascript:alert(1)"
    case.save()

    tree = read(client, case)

    assert not tree.select("#source-1 a")
    assert "Warm homes: an evaluation" in section(tree, "source-1")


def test_the_head_tells_other_machines_what_this_is(client, case):
    response = client.get(case.get_url() + "?utm_source=mail")
    source = response.content.decode()
    tree = BeautifulSoup(source, "html.parser")

    (canonical,) = tree.select('link[rel="canonical"]')
    assert canonical.get("href").endswith(case.get_url())
    (description,) = tree.select('meta[name="description"]')
    assert description.get("content") == case.summary
    (og_type,) = tree.select('meta[property="og:type"]')
    assert og_type.get("content") == "article"
    data = json_ld(response)
    assert data["@type"] == "Article"
    assert data["spatialCoverage"]["name"] == "Hull, North West, England"
    assert "Data sharing" in [each["name"] for each in data["about"]]
    assert data["isBasedOn"][0]["url"] == "https://example.org/warm-homes"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["datePublished"] <= data["dateModified"]


def test_scripts_carry_the_nonce_that_the_policy_allows(client, case):
    response = client.get(case.get_url())

    (nonce,) = re.findall(r"'nonce-([^']+)'", response.headers["Content-Security-Policy"])
    scripts = BeautifulSoup(response.content.decode(), "html.parser").select("script")
    assert {script.get("nonce") for script in scripts} == {nonce}


def test_a_page_with_everything_left_out_can_be_previewed(library):
    """An editor looks at a draft long before it is complete."""
    page = CaseStudyPageFactory(library["hub"])
    empty = type(page)(title="A bare draft", slug="bare", live=False)
    library["hub"].add_child(instance=empty)

    response = empty.make_preview_request()

    assert response.status_code == 200
    assert "A bare draft" in response.rendered_content


@pytest.fixture
def warm(monkeypatch):
    """Search keeps its table between requests; inside a test's transaction it would not."""
    monkeypatch.setattr(search_library, "connection", SimpleNamespace(in_atomic_block=False))
    yield
    search_library.forget()


def test_it_asks_at_most_25_queries(client, library, warm, django_assert_max_num_queries):
    rows = case_data()
    pages = [CaseStudyPageFactory(library["hub"], lessons=rows["lessons"] * 9) for _ in range(5)]
    read(client, pages[0])

    with django_assert_max_num_queries(25):
        tree = read(client, pages[0])

    assert len(tree.select("#similar li")) == 4


def test_somebody_signed_in_asks_no_more_than_25_either(
    client, library, warm, django_assert_max_num_queries
):
    rows = case_data()
    pages = [CaseStudyPageFactory(library["hub"], lessons=rows["lessons"] * 9) for _ in range(5)]
    document = get_document_model()(title="A", file=ContentFile(b"Words", name="a.txt"))
    document._set_document_file_metadata()
    document.save()
    pages[0].files = [("file", {"document": document, "title": "", "description": ""})]
    pages[0].save_revision().publish()
    client.force_login(UserFactory())
    read(client, pages[0])

    with django_assert_max_num_queries(25):
        tree = read(client, pages[0])

    assert tree.select("#files li")


def test_the_trail_leads_through_the_published_pages_above(client, case):
    tree = read(client, case)

    trail = [link.get("href") for link in tree.select(".govuk-breadcrumbs a")]
    assert trail == ["/", "/practices/", "/practices/hub/"]


def test_a_private_publisher_hides_its_cases(client, case, library):
    PageViewRestriction.objects.create(page=library["hub"], restriction_type="login")

    assert client.get(case.url).status_code == 302
    assert not CaseStudyPage.objects.visible().exists()


def test_an_address_below_a_case_is_not_found(client, case):
    assert client.get(f"{case.url}more/").status_code == 404
    assert client.get("/practices/hub/no-such-case/").status_code == 404
    assert client.get("/practices/nobody/").status_code == 404
