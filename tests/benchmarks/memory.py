"""How much memory a fresh process takes to open an index and answer a hundred questions.

Runs itself: `python -m tests.benchmarks.memory NAME FOLDER`, questions on the way in.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.engines import engines
from tests.peers import PEERS, Peer

QUESTIONS = 100


def memory(peer: Peer, words: list[str]) -> int | None:
    """Bytes that become resident by it; of a server, all those of the process that answers.

    None where the system does not tell (it does on Linux).
    """
    command = [sys.executable, "-m", "tests.benchmarks.memory", type(peer).name, str(peer.folder)]
    asked = (words * QUESTIONS)[:QUESTIONS]
    done = subprocess.run(
        command, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def answer(name: str, folder: str) -> int | None:
    # Most need no Django, which takes a while to start.
    known = [engine for engine in PEERS if engine.name == name] or engines()
    peer = known[0](Path(folder))
    before = resident()
    peer.open()
    for words in json.load(sys.stdin):
        peer.search(words)
        peer.faceted(words, {}, ("sector", "status"))
    servers = peer.processes()
    after = resident(servers[-1]) if servers else resident()
    if after is None or before is None:
        return None
    return after if servers else after - before


def resident(process: int | str = "self") -> int | None:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    print(json.dumps(answer(*sys.argv[1:])))
