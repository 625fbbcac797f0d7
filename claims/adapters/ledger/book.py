"""The ledger as a whole: one database, opened when somebody asks, locked while somebody writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from claims.adapters.ledger import history, reading, recording
from claims.adapters.ledger.opening import WRITES, lock, open_engine
from claims.adapters.ledger.records import Check, CheckNote, Entry, OpenReview, ReviewRequest
from claims.errors import LedgerUnusable
from claims.models import Review


class Ledger:
    """The ledger at an address; may be used as ``with``, and from several threads and processes at a time.

    Every method raises LedgerUnusable where the database cannot be opened, read or written.
    """

    def __init__(self, address: str) -> None:
        """Use a database, ``sqlite:///PATH`` or ``postgresql://…``; its tables are made when somebody asks."""
        self._address = address
        self._engine: Engine | None = None
        self._opening = Lock()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database."""
        self.close()

    def close(self) -> None:
        """Close the database; it is opened again when somebody asks."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def record_check(self, check: Check, now: datetime) -> bool:
        """Put a check on record; whether it was not there yet."""
        with self.writing() as connection:
            return recording.record_check(connection, check, now)

    def check(self, check: str) -> Check:
        """A check with its report.

        Raises:
            NotOnRecord: There is none of this id.
        """
        with self.reading() as connection:
            return reading.check_of(connection, check)

    def check_by_run(self, run: str) -> str | None:
        """Id of the check that a flow run has made; None where it has made none."""
        with self.reading() as connection:
            return reading.check_by_run(connection, run)

    def newest_checks(self) -> tuple[CheckNote, ...]:
        """The newest check of every article, the earliest first."""
        with self.reading() as connection:
            return reading.newest_checks(connection)

    def newest_of(self, about: str) -> CheckNote:
        """The newest check of an article, or the check that is meant.

        Args:
            about: Id of a check, of a flow run that made one or asks for its review, or what names an article.

        Raises:
            NotOnRecord: There is none.
        """
        with self.reading() as connection:
            return reading.newest_of(connection, about)

    def checks_of(self, key: str) -> tuple[CheckNote, ...]:
        """The checks of an article in all its versions, the earliest first."""
        with self.reading() as connection:
            return reading.checks_of(connection, key)

    def cited(self, check: str) -> dict[str, frozenset[str]]:
        """The addresses on which the verdicts of a check stand, with the hashes of what they gave."""
        with self.reading() as connection:
            return reading.cited(connection, check)

    def begin(self, work: str, run: str, now: datetime, instead_of: str | None = None) -> str:
        """The run that does a piece of work: this one, unless another one has begun it.

        Args:
            work: Hash of what is to be done.
            run: Id of this run.
            now: The time.
            instead_of: A run that has begun it, and came to no end.
        """
        with self.writing() as connection:
            return recording.begin(connection, work, run, now, instead_of)

    def begun_by(self, work: str) -> str | None:
        """The run that has begun a piece of work last; None where none has."""
        with self.reading() as connection:
            return reading.begun_by(connection, work)

    def ask_review(self, request: ReviewRequest) -> ReviewRequest:
        """Put on record that somebody is asked for a review; what is there, where this run has asked so before.

        Raises:
            NotOnRecord: There is no such check.
        """
        with self.writing() as connection:
            return recording.ask_review(connection, request)

    def record_review(self, review: Review, key: str, run: str) -> Review:
        """Put a review on record; what is there, where this run has done so before.

        Args:
            review: What was decided.
            key: Of the article.
            run: Id of the flow run in which it was decided.

        Raises:
            NotOnRecord: There is no such check, or a ruling is on a claim that has no verdict there.
            ReviewOvertaken: The article has a review that the reviewer did not know.
        """
        with self.writing() as connection:
            return recording.record_review(connection, review, key, run)

    def reviews(self, key: str) -> tuple[Review, ...]:
        """The reviews of an article, the earliest first."""
        with self.reading() as connection:
            return reading.reviews_of(connection, key)

    def review_by_run(self, run: str) -> Review | None:
        """The review that was decided in a flow run; None where none was."""
        with self.reading() as connection:
            return reading.review_by_run(connection, run)

    def has_asked(self, check: str, run: str, attempt: int) -> bool:
        """Whether a flow run has asked its question of this number about a check."""
        with self.reading() as connection:
            return reading.has_asked(connection, check, run, attempt)

    def asking_runs(self, check: str) -> tuple[str, ...]:
        """The flow runs that ever asked for a review of a check, or of an older one of its article."""
        with self.reading() as connection:
            return reading.asking_runs(connection, check)

    def open_reviews(self, asked_before: datetime | None = None) -> tuple[OpenReview, ...]:
        """The requests that nobody has answered, the earliest first.

        A later request for the same or a newer check of the article takes the place of one; a review of an older check
        answers none.
        """
        with self.reading() as connection:
            return reading.open_reviews(connection, asked_before)

    def history(self, about: str) -> tuple[Entry, ...]:
        """What is on record of an article (its address, key or id), a check or a claim, the earliest first.

        Raises:
            NotOnRecord: Nothing is.
        """
        with self.reading() as connection:
            return history.history(connection, about)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger."""
        options = {"isolation_level": "REPEATABLE READ"} if self._is_postgresql() else {}
        with (
            self._refusing(),
            self._opened().connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that writes alone: all of it or nothing, and on the disk when it ends."""
        with (
            self._refusing(),
            self._opened().connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            lock(connection)
            yield connection

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise LedgerUnusable(self._shown(), str(getattr(error, "orig", None) or error)) from error

    def _shown(self) -> str:
        """The address without what stands before its host: a password is nobody's business."""
        scheme, mark, rest = self._address.partition("://")
        return f"{scheme}{mark}{rest.rpartition('@')[2]}"

    def _is_postgresql(self) -> bool:
        return self._address.startswith("postgres")

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine = open_engine(self._address)
            return self._engine
