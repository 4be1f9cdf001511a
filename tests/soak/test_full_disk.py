"""A disk without room keeps changes waiting; what is found stays right, and room heals all."""

import subprocess

import pytest

from tests.soak.test_kills import assert_healed

pytestmark = pytest.mark.xdist_group("soak")

# Enough for the index at first, and for some hundred pages.
SIZE_KB = 600
MOUNT = f"mount -t tmpfs -o size={SIZE_KB}k none '{{}}'"
LARGEST_FILE = 100_000  # bytes


def can_mount() -> bool:
    """Whether an own small disk can be mounted here, without being anybody special."""
    try:
        probe = subprocess.run(
            ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT.format("/mnt")],
            capture_output=True,
        )
    except FileNotFoundError:
        return False
    return probe.returncode == 0


def test_a_full_disk_loses_nothing(start_station, hub_folder):
    folder = hub_folder / "search"
    if can_mount():
        folder.mkdir()
        mount = MOUNT.format(folder)
        station, limits = start_station(mount), {"largest_file": None, "tmpfs": str(folder)}
    else:
        # No small disk can be had: files that may not grow fail in the same calls.
        station, limits = start_station(), {"largest_file": LARGEST_FILE, "tmpfs": None}
    station.do("prepare")

    told = station.do("fill_the_disk", **limits)

    assert told["was_full"], "the disk never got full, so nothing was tried"
    assert told["waiting"] > 0
    assert told["locks_held"] == []
    assert told["wrong"] == []
    assert_healed(told["healed"])
