"""A process that writes or rebuilds may die at any moment: nothing is lost, nothing is half."""

import random

import pytest

from tests.soak.conftest import wait_until

pytestmark = pytest.mark.xdist_group("soak")


def assert_healed(found):
    assert found["wrong_at_first"] == []
    assert found["state_after"] == "ready"
    assert found["drained"]
    assert found["waiting"] == 0
    assert found["wrong_after"] == []
    assert found["drift"] == {}


def test_kill_9_during_writes_and_rebuilds(station, times, tmp_path):
    rng = random.Random(4)
    progress = tmp_path / "progress"
    progress.touch()
    for number in range(times(short=5, long=50)):
        writer = station.start("write", seed=number, progress=str(progress))
        done = progress.stat().st_size + rng.randrange(1, 8)
        wait_until(lambda done=done: progress.stat().st_size >= done)
        # Somewhere within the next write: what takes longest is hit most often.
        for _ in range(rng.randrange(2000)):
            writer.is_running()
        writer.kill()

        assert_healed(station.do("examine"))


def test_two_writers_lose_nothing(station, times, tmp_path):
    writers = [
        station.start(
            "write",
            seed=seed,
            progress=str(tmp_path / f"progress{seed}"),
            steps=times(short=8, long=60),
            rebuilds=seed == 1,
        )
        for seed in (1, 2)
    ]
    for writer in writers:
        writer.finish()

    assert_healed(station.do("examine"))


def test_eight_readers_get_every_answer_right_through_five_rebuilds(station, tmp_path):
    stop = tmp_path / "stop"
    readers = [station.start("read", stop=str(stop), threads=2) for _ in range(4)]
    try:
        station.do("rebuild_times", times=5)
    finally:
        stop.touch()

    told = [reader.finish() for reader in readers]
    assert [each["wrong"] for each in told] == [[]] * len(told)
    assert all(each["answers"] > 0 for each in told)
    assert_healed(station.do("examine"))
