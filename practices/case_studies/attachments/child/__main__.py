"""Reads the words in one file, in a process of its own that can do no harm.

    python -I child pdf /path/to/file

Prints one JSON object: {"text": …} or {"reason": …}. Imports nothing of the hub: a file that
breaks its reader breaks this process alone, which has no settings, no database and no secrets.
"""

import importlib
import json
import sys

from limits import set_limits
from told import Unreadable, tidy

TOO_LARGE = "It takes too much memory to read."
BROKEN = "It is damaged, or not the kind of file that its name says."
NO_WORDS = "It holds no words: perhaps it is a scan."


def answer(reader: str, path: str) -> dict:
    """What the module called `reader` finds in the file."""
    try:
        text = tidy(importlib.import_module(reader).read(path))
    except Unreadable as refusal:
        return {"reason": str(refusal)}
    except MemoryError:
        return {"reason": TOO_LARGE}
    except Exception:  # whatever a parser may raise over a broken file
        return {"reason": BROKEN}
    return {"text": text} if text else {"reason": NO_WORDS}


if __name__ == "__main__":
    set_limits()
    json.dump(answer(*sys.argv[1:3]), sys.stdout)
