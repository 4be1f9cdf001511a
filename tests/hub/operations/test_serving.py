import socket

import pytest
from django.core.management import CommandError, call_command

from hub.operations import serving


@pytest.fixture
def taken_port():
    with socket.socket() as taken:
        taken.bind((serving.ADDRESS, 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.fixture
def worker_hub(migrated_hub, monkeypatch):
    """The task worker, which is a process of its own, works on this hub."""
    monkeypatch.setenv("HUB_VAR_DIR", str(migrated_hub.path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    return migrated_hub


def test_a_taken_port_is_told_with_a_way_out_before_anything_is_prepared(taken_port):
    # No db mark: preparing would raise.
    with pytest.raises(CommandError, match=f"make run PORT={taken_port + 1}"):
        call_command("run_hub", port=taken_port)


def test_with_the_settings_of_a_server_nothing_is_prepared_or_served(settings, taken_port):
    settings.DEMO_PEOPLE = False

    with pytest.raises(CommandError, match="settings for a server"):
        call_command("run_hub", port=taken_port)


def test_a_port_that_was_just_given_up_is_free():
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        server.bind((serving.ADDRESS, 0))
        server.listen()
        port = server.getsockname()[1]
        with socket.create_connection((serving.ADDRESS, port)):
            server.accept()[0].close()

    assert serving.refuse_taken_port(port) is None


def test_the_worker_ends_with_the_server(worker_hub):
    with serving.task_worker() as worker:
        assert worker.poll() is None

    assert worker.returncode is not None


def test_the_worker_ends_when_the_server_fails(worker_hub):
    with pytest.raises(RuntimeError), serving.task_worker() as worker:
        raise RuntimeError

    assert worker.returncode is not None


def test_no_worker_is_left_when_the_port_is_lost_at_the_last_moment(
    worker_hub, taken_port, monkeypatch
):
    started = []
    real = serving.subprocess.Popen
    monkeypatch.setattr(serving.signal, "signal", lambda *args: None)
    monkeypatch.setattr(
        serving.subprocess, "Popen", lambda *a, **k: started.append(real(*a, **k)) or started[0]
    )

    with pytest.raises(serving.PortTaken):
        serving.serve(taken_port, when_bound=lambda: None)

    assert started[0].returncode is not None
