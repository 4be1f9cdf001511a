import pytest


@pytest.fixture
def visit(sign_in, editor):
    """The editor's browser."""
    return sign_in(editor)


@pytest.fixture
def send(visit, plan):
    """Sends a part's form as a browser would, without JavaScript."""

    def post(part, **answers):
        given = {"text": part.text, "expected_version": part.version, "go": "stay"} | answers
        return visit.post(part.get_absolute_url(), given)

    return post


@pytest.fixture
def core(plan):
    return plan.parts.filter(core=True).first()


@pytest.fixture
def hope(plan):
    return plan.parts.get(key="hope")
