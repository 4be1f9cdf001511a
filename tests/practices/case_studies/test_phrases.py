import pytest

from practices.case_studies.phrases import opening, web_address, where, years


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            {"name": "Hull", "region": ["Yorkshire"], "nation": ["England"]},
            "Hull, Yorkshire, England",
        ),
        (
            {"name": "England (local centres)", "region": [], "nation": ["England"]},
            "England (local centres)",
        ),
        (
            {"name": "Borders", "region": [], "nation": ["England", "Scotland"]},
            "Borders, England and Scotland",
        ),
        (
            {"name": "Pilots", "region": ["A", "B", "C", "D"], "nation": ["England"]},
            "Pilots, England",
        ),
        (
            {"name": "Gwent", "area": "South East Wales", "region": [], "nation": ["Wales"]},
            "Gwent, South East Wales",
        ),
        ({"name": "", "region": [], "nation": []}, ""),
    ],
)
def test_a_place_is_said_without_repeating_itself(place, said):
    assert where(place) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (2014, None, "From 2014"),
        (2014, 2018, "2014 to 2018"),
        (2014, 2014, "2014"),
        (None, 2018, "Until 2018"),
        (None, None, ""),
    ],
)
def test_years_are_said_in_words(start, end, said):
    assert years(start, end) == said


@pytest.mark.parametrize(
    ("text", "length", "said"),
    [
        ("Short.", 50, "Short."),
        ("One sentence here. Another that is long.", 25, "One sentence here."),
        ("No end in sight for this one", 12, "No end in…"),
        ("In all. " + "A much longer sentence follows it here.", 30, "In all. A much longer…"),
        ("It cost £2.5 million a year. Then it rose.", 30, "It cost £2.5 million a year."),
    ],
)
def test_an_opening_keeps_whole_sentences_where_it_can(text, length, said):
    assert opening(text, length) == said


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", ""),
        ("//example.org", ""),
        ("http://[bad", ""),
        ("data:text/html,x", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_are_linked(text, address):
    assert web_address(text) == address
