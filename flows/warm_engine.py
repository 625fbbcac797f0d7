"""What a nursery of Prefect's engine has loaded: the engine, the flow, the words and models of a check."""

from contextlib import suppress
from importlib import import_module

import prefect.engine
import prefect.flow_engine  # noqa: F401 what the engine imports once it has begun
from prefect.context import refresh_global_settings_context
from prefect.logging.configuration import setup_logging

import flows.check_article
import flows.review_verdicts  # noqa: F401 the other flow, as the one above
from flows.wiring import embedder, load_words

_LATER = (
    "anyio._backends._asyncio",
    "encodings.idna",
    "prefect.concurrency.services",
    "prefect.deployments.steps.pull",
    "prefect.deployments.steps.utility",
    "prefect.runner",
    "prefect.task_engine",
    "prefect.utilities.visualization",
)
"""What Prefect and the libraries below it import when a flow runs."""

for name in _LATER:
    with suppress(ImportError):  # a newer version may have it elsewhere, and imports it itself when it needs it
        import_module(name)
load_words()
encoder = embedder()
if encoder is not None:
    encoder.encode(["Lenham"])


def settle() -> None:
    """Read again what Prefect has read of the environment when it was loaded."""
    refresh_global_settings_context()
    setup_logging(incremental=False)
