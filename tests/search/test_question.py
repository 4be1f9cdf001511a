import pytest

from search.question.parse import Kind, parse


def told(question):
    return [[(part.kind.value, *part.words) for part in group] for group in question.groups]


@pytest.mark.parametrize(
    ("text", "groups", "unwanted"),
    [
        pytest.param("damp homes", [[("words", "damp", "homes")]], [], id="words"),
        pytest.param('"warm homes" hull', [[("phrase", "warm", "homes")], [("words", "hull")]], [],
                     id="phrase and word"),
        pytest.param("“warm homes”", [[("phrase", "warm", "homes")]], [], id="curly quotes"),
        pytest.param('"warm homes', [[("phrase", "warm", "homes")]], [], id="quote left open"),
        pytest.param("homes -grant", [[("words", "homes")]], ["grant"], id="without a word"),
        pytest.param('homes -"cold call"', [[("words", "homes")]], ['"cold call"'],
                     id="without a phrase"),
        pytest.param("multi-agency", [[("words", "multi", "agency")]], [],
                     id="a hyphen inside a word takes nothing away"),
        pytest.param("fire OR police team", [[("words", "fire"), ("words", "police")],
                                             [("words", "team")]], [], id="either"),
        pytest.param("fire or police", [[("words", "fire", "or", "police")]], [],
                     id="a small or is a word"),
        pytest.param("OR fire OR", [[("words", "fire")]], [], id="or with nothing beside it"),
        pytest.param("commission*", [[("prefix", "commission")]], [], id="beginning"),
        pytest.param("- * \"\" & --", [], [], id="nothing but signs"),
    ],
)  # fmt: skip
def test_what_was_typed_is_understood(text, groups, unwanted):
    question = parse(text)

    assert told(question) == groups
    assert [str(part) for part in question.unwanted] == unwanted


def test_a_long_text_is_read_only_in_part():
    question = parse("word " * 5000)

    assert len(question.wanted[0].words) == 40


def test_a_question_can_be_put_again_with_any_of_its_words():
    assert parse('damp homes "key worker" -grant').as_any() == (
        'damp OR homes OR "key worker" -grant'
    )
    assert parse("damp homes").wanted[0].kind is Kind.WORDS


def test_beginnings_stand_for_so_many_words_and_no_more():
    from search.question.build import MOST_COMPLETED, QueryBuilder
    from search.question.synonyms import Synonyms

    builder = QueryBuilder(Synonyms(), lambda beginning: [f"{beginning}{n}" for n in range(64)])
    builder.build(parse(" ".join(f"{letter}a*" for letter in "abcdefghijklmnop")))

    # Beyond that, a beginning stands for itself.
    assert len(builder.terms) <= MOST_COMPLETED + 16
