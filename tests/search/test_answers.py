import pytest

from search.answers import Answers


class Thing:
    def __init__(self, size=1):
        self.size = size


@pytest.mark.parametrize(
    ("limits", "sizes", "kept"),
    [
        pytest.param({"most_entries": 2}, [1, 1, 1], [1, 2], id="no more than so many"),
        pytest.param({"most_bytes": 10}, [4, 4, 4], [1, 2], id="no more than so many bytes"),
        pytest.param({"most_bytes": 10}, [4, 11], [0], id="nothing larger than all may be"),
    ],
)
def test_what_was_asked_for_last_is_kept(limits, sizes, kept):
    answers = Answers(**limits)
    made = [answers.get(number, lambda size=size: Thing(size)) for number, size in enumerate(sizes)]

    again = [answers.get(number, Thing) for number in kept]

    assert again == [made[number] for number in kept]
    assert len(answers) == len(kept)
    assert answers.size == sum(sizes[number] for number in kept)


def test_an_answer_asked_for_again_stays_longer():
    answers = Answers(most_entries=2)
    first = answers.get("first", Thing)
    answers.get("second", Thing)
    answers.get("first", Thing)
    answers.get("third", Thing)

    assert answers.get("first", Thing) is first
    assert len(answers) == 2
