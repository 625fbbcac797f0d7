"""A flow run in a warm child: Prefect's engine and the reader, forked, against a real server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from flows.warm_desk import nurseries, warm_job_command
from tests.conftest import ROOT
from tests.flows.command import labels

_MOST_SECONDS = 120
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="A nursery needs Linux.")


@contextmanager
def _warm(home: Path, environment: dict[str, str]) -> Iterator[None]:
    """The nurseries of a desk."""
    with ExitStack() as stack:
        for command, own in nurseries(home, environment):
            nursery = stack.enter_context(
                subprocess.Popen(command, cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True)
            )
            stack.callback(nursery.kill)
            assert nursery.stdout is not None
            assert "ready" in nursery.stdout.readline()
        yield


async def _ordered(article: Path, sources: Path) -> str:
    """The id of a flow run that waits."""
    from prefect.client.orchestration import get_client
    from prefect.states import Pending

    from flows.check_article import check_article

    async with get_client() as client:
        parameters = {"article": str(article), "sources": str(sources)}
        return str((await client.create_flow_run(check_article, parameters=parameters, state=Pending())).id)


async def _state_of(run: str) -> str:
    from uuid import UUID

    from prefect.client.orchestration import get_client

    async with get_client() as client:
        state = (await client.read_flow_run(UUID(run))).state
        assert state is not None
        return state.type.value


def test_a_flow_run_in_a_warm_child_checks_its_article(
    prefect_server: str, article: Path, sources: Path, tmp_path: Path
) -> None:
    """The nurseries know nothing of the server: the child reads that of its own environment.

    What would begin as usual in this folder would take these two files for the packages, and fail.
    """
    import asyncio

    for name in ("prefect", "claims"):
        (tmp_path / f"{name}.py").touch()
    home = tmp_path / "home"
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_LOGGING_TO_API_ENABLED": "false"}
    with _warm(home, environment):
        run = asyncio.run(_ordered(article, sources))
        own = {
            "PREFECT_API_URL": prefect_server,
            "PREFECT__FLOW_RUN_ID": run,
            "PREFECT__FLOW_ENTRYPOINT": f"{ROOT}/flows/check_article.py:check_article",
        }
        command = warm_job_command(home).split()
        client = subprocess.run(
            command, env={**environment, **own}, cwd=tmp_path, capture_output=True, timeout=_MOST_SECONDS, check=False
        )
        assert client.returncode == 0, client.stderr.decode()
        assert asyncio.run(_state_of(run)) == "COMPLETED"
    [report] = home.glob("reports/*")
    assert labels(report) == ["supported"]
