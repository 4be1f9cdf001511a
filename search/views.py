from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from search.forms import SearchForm
from search.library import current_library
from search.log.note import note
from search.page import ResultsPage
from search.passages import highlights
from search.plans import plans_found
from search.service import search_case_studies

PER_PAGE = 20


@require_safe
def search(request):
    """Cases that fit a question and filters, all of which stand in the address."""
    return listing(request, is_library=False)


@require_safe
def practices(request):
    """The library: the same list, asked nothing yet."""
    return listing(request, is_library=True)


def listing(request, *, is_library: bool):
    library = current_library()
    form = SearchForm(request.GET, table=library.table)
    form.is_valid()  # a stale or mistyped filter is dropped, not an error page
    results = search_case_studies(library=library, **form.cleaned_data)
    page_obj = Paginator(results, PER_PAGE).get_page(request.GET.get("page"))  # forgives
    cases = list(page_obj)
    near = results.near
    terms = results.matches.terms | results.matches.near.terms
    marked = highlights([*cases, *near], terms, results.correction or results.asked.q)
    context = {
        "asked": results.asked,
        "results": results,
        "listing": ResultsPage(results),
        "is_cut": form.is_cut,
        "page_obj": page_obj,
        "cases": [(case, marked.get(case.pk)) for case in cases],
        # Where few have all that was asked, a few others that have much of it.
        "near": [(case, marked.get(case.pk)) for case in near],
        # Only the first page, where they are news.
        "plans": plans_found(results.asked) if page_obj.number == 1 else [],
        # Only the library itself is for search engines, not the countless ways to narrow it.
        "may_index": is_library and results.asked.is_plain and page_obj.number == 1,
    }
    response = TemplateResponse(request, "search/results.html", context)
    note(results, request, response)
    return response
