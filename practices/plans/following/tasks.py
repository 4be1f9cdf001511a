"""What the worker does once a source of plans has changed."""

from django_tasks import task

from practices.plans.following.behind import keys_behind
from practices.plans.following.queue import mark_and_queue
from practices.plans.following.send import send_waiting


@task()
def tell_of_source(key: str) -> None:
    """Mark every plan made from this case or plan, and mail the people who work on them."""
    mark_and_queue(key)
    send_waiting()


@task()
def tell_of_all() -> None:
    """The same for every source of which some plan has not heard. `run_due` does it too, for
    what no signal told of and what stopped half-way."""
    for key in keys_behind():
        mark_and_queue(key)
    send_waiting()
