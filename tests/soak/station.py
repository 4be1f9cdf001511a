"""A process with Django ready in it, which forks a new one for every job it is given.

Each job begins as a process does that has just been started, without the seconds that takes, so
that many can be killed in a short time. Reads lines of JSON, [job, arguments, file for the
result], and answers each with the number of the process.
"""

import json
import os
import signal
import sys
import traceback
from pathlib import Path


def main() -> None:
    import django

    django.setup()
    from tests.soak import jobs

    # Nobody waits for the children; the system forgets them when they end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for line in sys.stdin:
        name, arguments, result = json.loads(line)
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            do(getattr(jobs, name), arguments, Path(result))
        print(pid, flush=True)


def do(job, arguments: dict, result: Path) -> None:
    code = 1
    try:
        told = job(**arguments)
        unfinished = result.with_suffix(".tmp")
        unfinished.write_text(json.dumps(told))
        unfinished.rename(result)
        code = 0
    except BaseException:
        result.with_suffix(".error").write_text(traceback.format_exc())
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
