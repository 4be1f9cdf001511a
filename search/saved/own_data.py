"""What a person's own data says of the searches they follow."""

from hub.people.models import User


def followed_by(user: User) -> list[dict]:
    rows = user.saved_searches.order_by("created_at")
    return [
        {
            "name": row.name,
            "search": row.query,
            "mail": row.frequency,
            "since": row.created_at.isoformat(),
        }
        for row in rows
    ]
