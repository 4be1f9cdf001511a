import pytest

from search.log.blanks import without_personal_data


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Damp   Homes ", "damp homes"),
        ("cases by jo.bloggs@hull.gov.uk please", "cases by [removed] please"),
        ("call 01482 300 300 now", "call [removed] now"),
        ("+44 (0)1482 300300", "[removed]"),
        ("patient 943 476 5919", "patient [removed]"),
        ("943-476-5919", "[removed]"),
        ("NINO QQ 12 34 56 C", "nino [removed]"),
        ("qq123456c", "[removed]"),
        ("born 01/02/1990", "born [removed]"),
        ("account 12-34-56 12345678", "account [removed]"),
        ("case 1234567", "case [removed]"),
        ("who lives at HU1 3AB?", "who lives at [removed]?"),
        ("see https://example.org/?token=abc", "see [removed]"),
        ("ｊｏ＠example.org", "[removed]"),
        ("2019-2023 winter", "2019-2023 winter"),
        ("care act 2014", "care act 2014"),
        ("section 75 pooled budgets of 12000", "section 75 pooled budgets of 12000"),
        ("24/7 crisis line", "24/7 crisis line"),
        ("", ""),
    ],
)
def test_what_may_tell_of_a_person_is_blanked(typed, kept):
    assert without_personal_data(typed) == kept
