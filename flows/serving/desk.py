"""Bringing a desk up, keeping it up, and taking it down again."""

import signal
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import click
import httpx

from claims.adapters.ledger.posted import PostedBook
from flows.references import REFERENCES
from flows.serving import POOL
from flows.serving.children import Child, Order
from flows.serving.plan import LOOPBACK, Desk, Part, environment_of
from flows.serving.processes import end_runs
from flows.serving.readiness import answers, last_seen, wait_until
from flows.serving.resending import Resender
from flows.serving.retaking import Retaker
from flows.warm_desk import nurseries
from flows.wiring import desk_hosts, home, ledger
from flows.world import clock

_REFERENCES_PORT = 8123
_STOPPED = "The desk was stopped; the run begins again with it."
_LOOK_SECONDS = 0.5
_TIMEOUT_SECONDS = 10
_LOOKS_BETWEEN_SWEEPS = 4
_DEPLOYING = ("flows.serving.deploying", "--no-prompt", "deploy", "--all")
_SIGNS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def serve_until_interrupted(desk: Desk) -> int:
    """Start a desk, or a part of it, wait, stop everything; the exit code.

    Children are ended by their id only, the worker before the server.

    Raises:
        click.UsageError: A port is taken.
        click.ClickException: Something could not be started, or ended too often.
    """
    began = time.monotonic()
    for sign in _SIGNS:
        signal.signal(sign, _interrupt)
    try:
        with RunningDesk(desk) as running:
            running.start()
            click.echo(f"\nReady after {time.monotonic() - began:.0f} seconds. Stop it with Ctrl-C.")
            _say_where(desk)
            running.keep_up()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    return 0


def _interrupt(*_: object) -> None:
    """End the waiting; from here on a second signal would leave children behind."""
    for sign in _SIGNS:
        signal.signal(sign, signal.SIG_IGN)
    raise KeyboardInterrupt


def _say_where(desk: Desk) -> None:
    if desk.has(Part.SERVER):
        click.echo(f"Prefect is at {desk.url}. A check of an article, by its address or path:")
        click.echo("  Deployments, check-article, Run; or post an event article.published: see the README.")
    if desk.has(Part.WORKER):
        click.echo(f"The worker {desk.worker} takes runs from {desk.api}.")
    if desk.has(Part.REPORTS):
        click.echo(f"Reports are at {desk.reports_url}/reports/ and the id of an article.")


class RunningDesk:
    """The processes of a desk; what was started is ended when the block is left, in the opposite order."""

    def __init__(self, desk: Desk) -> None:
        """Nothing is started yet."""
        self._desk = desk
        self._environment = environment_of(desk)
        self._stack = ExitStack()
        self._kept: list[Child] = []
        self._server: Child | None = None
        self._worker: Child | None = None
        self._retaker: Retaker | None = None
        self._resender: Resender | None = None
        self._stopping_since: datetime | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all that was started."""
        self._stack.close()

    def start(self) -> None:
        """Start what is wanted; it is ready when this returns.

        Raises:
            click.UsageError: A port is taken.
            click.ClickException: Something could not be started.
        """
        Path(self._environment["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
        if self._desk.has(Part.REPORTS):
            self._refuse_taken(self._desk.reports_port, "--reports-port")
            self._kept.append(self._child("The server of reports", _reports_command(self._desk)))
        if self._desk.has(Part.SERVER):
            self._refuse_taken(self._desk.port, "--port")
            self._server = self._child("Prefect's server", _server_command(self._desk))
        if self._desk.has(Part.WORKER):
            self._start_worker()
        elif self._server is not None:
            self._wait_for_the_server()
        if self._server is not None:
            http = self._stack.enter_context(
                httpx.Client(base_url=self._desk.api, timeout=_TIMEOUT_SECONDS, trust_env=False)
            )
            self._resender = Resender(http, PostedBook(self._stack.enter_context(ledger())))

    def keep_up(self) -> None:
        """Start again what ends by itself, and take up the runs whose processes are gone, until interrupted."""
        looks = 0
        while True:
            time.sleep(_LOOK_SECONDS)
            self._restart_what_ended()
            looks += 1
            if self._resender is not None:
                self._resender.look()
            if self._retaker is not None and looks % _LOOKS_BETWEEN_SWEEPS == 0:
                self._retaker.look()

    def _start_worker(self) -> None:
        """The worker, after all that it needs: references, deployments, and the runs that it left when it died."""
        if _can_listen(LOOPBACK, _REFERENCES_PORT):
            self._kept.append(self._child("The server of references", _references_command()))
        else:
            click.echo(f"Port {_REFERENCES_PORT} is taken: the bundled references are not served.")
        deploying = self._child("Deploying", _DEPLOYING, is_quiet=True)  # it imports Prefect while the server does
        self._wait_for_the_server()
        self._retaker = self._stack.enter_context(Retaker(self._desk.api, self._desk.worker))
        self._take_up_lost("The desk had died; the run begins again.")
        self._stack.callback(self._leave_nothing_running)
        self._start_nurseries()  # before the worker, so that they end after it
        seen = last_seen(self._desk.api, self._desk.worker)
        self._worker = self._child("The worker", _worker_command(self._desk))
        self._stack.callback(self._begin_to_stop)
        wait_until(lambda: self._takes_runs(deploying, seen), "The worker asked for no runs")

    def _start_nurseries(self) -> None:
        """A run that comes before they are ready begins without them."""
        for (command, environment), of in zip(nurseries(home(), self._environment), ("runs", "readers"), strict=True):
            order = Order(f"The nursery of {of}", command[2:], environment)  # without the interpreter
            self._kept.append(self._stack.enter_context(Child(order)))

    def _refuse_taken(self, port: int, option: str) -> None:
        """Whatever listens there already would be taken for ours."""
        if not _can_listen(self._desk.host, port):
            raise click.UsageError(f"Port {port} cannot be used: it is taken; name another by {option}.")

    def _wait_for_the_server(self) -> None:
        wait_until(self._answers, "Prefect's server did not answer")

    def _answers(self) -> bool:
        if self._server is not None and self._server.has_ended():
            raise click.ClickException("Prefect's server ended while it was starting.")
        return answers(self._desk.api)

    def _takes_runs(self, deploying: Child, seen: str) -> bool:
        self._restart_what_ended()
        return deploying.is_done() and last_seen(self._desk.api, self._desk.worker) not in {"", seen}

    def _restart_what_ended(self) -> None:
        for child in (*self._kept, *((self._server,) if self._server is not None else ())):
            if child.has_ended():
                child.restart()
        if self._worker is not None and self._worker.has_ended():
            self._take_up_lost("Its worker had died; the run begins again.")
            self._worker.restart()

    def _begin_to_stop(self) -> None:
        """Before the worker stops."""
        self._stopping_since = clock()

    def _leave_nothing_running(self) -> None:
        """After the worker has stopped, and before the server does."""
        self._take_up_lost(_STOPPED)
        if self._retaker is not None and self._stopping_since is not None:
            with suppress(httpx.HTTPError):  # then they are taken up as crashed
                self._retaker.take_up_stopped(self._stopping_since, _STOPPED)

    def _take_up_lost(self, message: str) -> None:
        """While the worker is down; what it left running ends first, since nobody would notice its end."""
        if self._retaker is None:
            return
        end_runs(self._desk.api)
        with suppress(httpx.HTTPError):  # then they are silent, and found by that
            count = self._retaker.take_up_lost(message)
            if count:
                click.echo(f"{count} runs had lost their process and begin again.")

    def _child(self, name: str, command: Sequence[str], *, is_quiet: bool = False) -> Child:
        return self._stack.enter_context(Child(Order(name, command, self._environment, is_quiet)))


def _server_command(desk: Desk) -> list[str]:
    listening = ["--host", desk.host, "--port", str(desk.port), "--timeout-graceful-shutdown", "5"]
    return ["uvicorn", "--factory", "flows.serving.app:desk_app", "--log-level", "warning", *listening]


def _reports_command(desk: Desk) -> list[str]:
    return ["flows.serving.pages", "reports", desk.host, str(desk.reports_port), str(home()), *desk_hosts()]


def _references_command() -> list[str]:
    return ["flows.serving.pages", "references", LOOPBACK, str(_REFERENCES_PORT), str(REFERENCES)]


def _worker_command(desk: Desk) -> list[str]:
    return ["prefect", "worker", "start", "--pool", POOL, "--type", "process", "--name", desk.worker]


def _can_listen(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
