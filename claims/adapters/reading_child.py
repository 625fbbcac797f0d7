"""The process that reads what strangers have sent: killed when it takes too long, ended when it takes too much memory.

It takes tasks on its standard input and answers on its standard output, each a JSON text behind its length; the bytes
to be read follow their task. JSON, since what has read a hostile page must not be believed more than a stranger.
"""

import resource
import signal
import sys
from typing import BinaryIO

from claims.adapters.framing import Outcome, ReadAnswer, ReadArticle, ReadingTask, ReadListing, frame, read_frame
from claims.articles import read_article
from claims.documents import load_reader
from claims.documents.listings import read_listing
from claims.errors import ArticleUnreadable, ClaimsError, DocumentUnreadable
from claims.sources import connect

_MARGIN_SECONDS = 5.0
"""After which a process ends by itself that its parent should have killed: the parent is gone."""


def main() -> None:
    """Read until nobody asks any more."""
    seconds, memory_bytes = float(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    load_reader()
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not be taken for an answer
    while (task := read_frame(sys.stdin.buffer)) is not None:
        body = read_frame(sys.stdin.buffer) or b""
        signal.setitimer(signal.ITIMER_REAL, seconds + _MARGIN_SECONDS)
        _answer(answers, outcome_of(ReadingTask.model_validate_json(task), body))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(answers: BinaryIO, outcome: Outcome) -> None:
    answers.write(frame(outcome.model_dump_json().encode()))
    answers.flush()


def outcome_of(task: ReadingTask, body: bytes) -> Outcome:
    """What a task comes to; whatever goes wrong in a reader is said in a sentence."""
    try:
        return _read(task, body)
    except (DocumentUnreadable, ArticleUnreadable) as error:
        why = error.why if isinstance(error, ArticleUnreadable) else str(error)
        return Outcome(refused=type(error).__name__, why=why)
    except MemoryError:
        return Outcome(refused=MemoryError.__name__, why="it needs more memory than a reader is given.")
    except Exception as error:  # noqa: BLE001 the border to libraries that read what strangers wrote
        return Outcome(refused=ClaimsError.__name__, why=f"its reader failed on it ({type(error).__name__}).")


def _read(task: ReadingTask, body: bytes) -> Outcome:
    match task.of:
        case ReadArticle(raw=raw):
            return Outcome(article=read_article(raw.model_copy(update={"body": body})))
        case ReadAnswer(spec=spec, response=response):
            return Outcome(reading=connect(spec).read(response.model_copy(update={"body": body})))
        case ReadListing(media_type=media_type):
            return Outcome(listing=read_listing(body, media_type))


if __name__ == "__main__":
    main()
