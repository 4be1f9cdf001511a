"""Questions that others asked, and that found something."""


def past_searches(typed: str, limit: int) -> list[str]:
    return []
