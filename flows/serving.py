"""A desk for the day: Prefect's server, a worker, the deployments and the bundled references, until interrupted."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import click

from flows.references import ReferenceServer
from flows.wiring import PREFECT_DEFAULTS, PROJECT, default_sources, home

POOL = "claims-process"
_REFERENCES_PORT = 8123
_START_SECONDS = 180
_STOP_SECONDS = 30
_LOOK_SECONDS = 0.5


def serve_until_interrupted(port: int) -> int:
    """Start everything, wait, stop everything; the exit code.

    Children are ended by their id only, the worker before the server.
    """
    _refuse_taken(port)
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _interrupt)
    environment = _environment(port)
    Path(environment["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as stack:
            stack.enter_context(_references())
            server = stack.enter_context(
                _child(["server", "start", "--host", "127.0.0.1", "--port", str(port)], environment)
            )
            _wait_for(f"http://127.0.0.1:{port}/api/health", server)
            _run(["--no-prompt", "work-pool", "create", POOL, "--type", "process", "--overwrite"], environment)
            _run(["--no-prompt", "deploy", "--all"], environment)
            worker = stack.enter_context(_child(["worker", "start", "--pool", POOL, "--type", "process"], environment))
            click.echo(f"\nPrefect is at http://127.0.0.1:{port}. A check of an article, by its address or path:")
            click.echo("  Deployments, check-article, Run; or post an event article.published: see the README.")
            _wait_for_the_end([server, worker])
    except KeyboardInterrupt:
        click.echo("Stopped.")
        return 0
    return 1


def _refuse_taken(port: int) -> None:
    """Whatever listens there already would be taken for our server.

    Raises:
        click.UsageError: The port is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise click.UsageError(f"Port {port} cannot be used ({error.strerror}); name another by --port.") from error


def _interrupt(*_: object) -> None:
    """End the waiting; from here on a second signal would leave children behind."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
    raise KeyboardInterrupt


def _environment(port: int) -> dict[str, str]:
    """What the children need to find each other; nothing is reported to anybody outside."""
    return {
        **os.environ,
        **PREFECT_DEFAULTS,
        "PREFECT_HOME": os.environ.get("PREFECT_HOME", str(home() / "prefect")),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "CLAIMS_HOME": str(home()),
        "CLAIMS_SOURCES": str(default_sources().absolute()),
    }


@contextmanager
def _references() -> Iterator[None]:
    """The bundled references, so that the bundled sources answer; not where their port is taken."""
    try:
        server = ReferenceServer(_REFERENCES_PORT)
    except OSError:
        click.echo(f"Port {_REFERENCES_PORT} is taken: the bundled references are not served.")
        yield
        return
    with server:
        click.echo(f"The bundled references are at {server.address}.")
        yield


@contextmanager
def _child(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A Prefect process in a session of its own, ended when the block is left."""
    full = [sys.executable, "-m", "prefect", *command]
    process = subprocess.Popen(full, env=environment, cwd=PROJECT, start_new_session=True)  # noqa: S603 our own command
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(_STOP_SECONDS)


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    """Run a command of Prefect's to its end.

    Raises:
        click.ClickException: It failed; it has said why.
    """
    full = [sys.executable, "-m", "prefect", *command]
    if subprocess.run(full, env=environment, cwd=PROJECT, check=False).returncode:  # noqa: S603 our own command
        raise click.ClickException(f"prefect {' '.join(command)} failed.")


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers.

    Raises:
        click.ClickException: It ended, or did not answer in time.
    """
    for _ in range(int(_START_SECONDS / _LOOK_SECONDS)):
        if server.poll() is not None:
            raise click.ClickException("Prefect's server ended while it was starting.")
        try:
            with urlopen(url, timeout=_LOOK_SECONDS * 4):  # noqa: S310 our own server on loopback
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(_LOOK_SECONDS)
    raise click.ClickException(f"Prefect's server did not answer within {_START_SECONDS} seconds.")


def _wait_for_the_end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Wait until a child ends by itself; an interrupt ends the waiting."""
    while all(child.poll() is None for child in children):
        time.sleep(_LOOK_SECONDS)
