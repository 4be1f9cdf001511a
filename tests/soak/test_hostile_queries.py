"""Whatever is typed into the search box: an answer, and an index that is as it was."""

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings, target
from hypothesis import strategies as st

from search.library import forget
from tests.factories import CaseStudyPageFactory
from tests.soak.conftest import is_long

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("soak")]

WORDS = ["damp", "homes", "OR", "AND", "NOT", "-", "-damp", "da*", "title:", "%00", "{{ 7 }}"]
MARKS = [*"\"'()*~^\\/:+-\0\n\t\u202e\u200f\u2028İßŷ", "<script>", "שלום", "مرحبا", "\U0001f600"]
PIECES = st.sampled_from([*WORDS, *MARKS]) | st.text(max_size=20)
SMALL = st.lists(PIECES, max_size=40)
NESTED = st.integers(1, 2000).map(lambda depth: '"(' * depth + "damp" + ')"' * depth)
REPEATED = st.builds(lambda piece, times: piece * times, PIECES, st.sampled_from([2, 64, 5000]))
LONG = PIECES.map(lambda piece: (piece or "x") * (100_000 // max(len(piece), 1)))
QUERIES = (
    SMALL.map(" ".join) | SMALL.map("".join) | st.text(max_size=200) | NESTED | REPEATED | LONG
)


@pytest.fixture
def hub(settings, tmp_path, library):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend", "PATH": tmp_path}}
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = None
    case = CaseStudyPageFactory(library["hub"])
    call_command("rebuild_search", verbosity=0)
    yield case
    forget()


@settings(
    max_examples=1000 if is_long() else 60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(query=QUERIES)
def ask(client, query):
    response = client.get("/search/", {"q": query})
    target(float(len(query)))
    assert response.status_code in (200, 302, 400, 414), query[:100]


def test_no_question_breaks_the_page_or_the_index(hub, client):
    ask(client)

    assert client.get("/search/", {"q": "damp"}).context["results"].total == 1
    call_command("check_search")
