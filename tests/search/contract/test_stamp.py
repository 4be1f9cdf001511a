"""What is written to a database's index is counted, whoever writes it."""

import pytest

from search.engines.database.writing import bump, stamp


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_writing_outside_a_transaction_is_counted():
    before = stamp()

    bump()
    bump()

    assert stamp() == before + 2


def test_a_write_counts_upon_what_another_has_written(db, django_assert_num_queries):
    bump()

    # One statement reads and writes, so that nobody can come between.
    with django_assert_num_queries(1):
        bump()
