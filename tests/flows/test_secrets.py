"""Keys come from the environment or from Secret blocks, and are written nowhere."""

import asyncio

import pytest

from claims.sources import SourceSpec

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    # Prefect keeps its connections for the life of an event loop and leaves them to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def spec(secret: str | None) -> SourceSpec:
    facts = {"id": "checks", "kind": "claimreview", "url": "https://checks.example/", "publisher": "Checks", "tier": 3}
    return SourceSpec.model_validate({**facts, "secret": secret})


def keys(*secrets: str | None) -> dict[str, str]:
    from prefect.blocks.system import Secret

    from flows.secrets import secrets_of

    async def inside() -> dict[str, str]:
        await Secret(value="s3cret").save("hallstein-key", overwrite=True)  # type: ignore[misc] it is both
        return await secrets_of(map(spec, secrets))

    return asyncio.run(inside())


def test_a_key_is_taken_from_the_block_of_its_name() -> None:
    assert keys("HALLSTEIN_KEY", None) == {"HALLSTEIN_KEY": "s3cret"}


def test_a_key_of_the_environment_goes_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALLSTEIN_KEY", "another")
    assert keys("HALLSTEIN_KEY") == {}


def test_a_key_that_nobody_keeps_is_left_out() -> None:
    assert keys("LENHAM_KEY") == {}
