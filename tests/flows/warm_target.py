"""What a nursery runs in the tests: a module that says where it is, and then does as it is told."""

import json
import os
import signal
import sys
import time
from pathlib import Path


def main(order: str, *more: str) -> None:
    _say(json.dumps(_place()))
    if order == "exit":
        sys.exit(int(more[0]))
    if order == "fail":
        raise ValueError(order)
    if order == "die":
        os.kill(os.getpid(), int(more[0]))
    if order == "count":
        with Path(more[0]).open("a", encoding="utf-8") as beginnings:
            beginnings.write("x")
    if order == "sleep":
        time.sleep(60)
    if order == "heed":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(21))
        _say("heeding")
        time.sleep(60)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _place() -> dict[str, object]:
    return {
        "pid": os.getpid(),
        "parent": os.getppid(),
        "arguments": sys.argv[1:],
        "folder": str(Path.cwd()),
        "mark": os.environ.get("MARK"),
        "input": sys.stdin.read() if os.environ.get("MARK") == "read" else "",
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
