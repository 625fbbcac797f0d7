"""Keys of services from Prefect's Secret blocks."""

import os
from collections.abc import Iterable

from prefect.blocks.system import Secret

from claims.sources import SourceSpec


async def secrets_of(sources: Iterable[SourceSpec]) -> dict[str, str]:
    """The keys that sources ask for and the environment does not have, by their names, where there are such blocks.

    A block is named like the key, in small letters with hyphens: ``factcheck-key`` for ``FACTCHECK_KEY``.
    """
    wanted = {spec.secret for spec in sources if spec.secret is not None and spec.secret not in os.environ}
    return {name: value for name in sorted(wanted) if (value := await _value(name)) is not None}


async def _value(name: str) -> str | None:
    try:
        block: Secret[str] = await Secret.aload(name.casefold().replace("_", "-"))
    except ValueError:  # there is no such block
        return None
    return str(block.get())
