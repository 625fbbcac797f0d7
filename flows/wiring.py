"""The composition root: settings, client, stores and processes. Only here is the environment read."""

import gc
import os
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claims import __version__
from claims.adapters.archive import Archive
from claims.adapters.assistant import LanguageModel
from claims.adapters.entailment import OnnxEntailment
from claims.adapters.fetcher import Fetcher
from claims.adapters.places import Means as WatchMeans
from claims.adapters.places import is_of_web
from claims.adapters.reading import ReadingProcesses
from claims.errors import ClaimsError
from claims.extraction import load_models
from claims.language.loading import load_languages
from claims.language.tables import languages
from claims.opinions import Assistant, Entailment, Recorded
from claims.pipeline import Job
from claims.policy import Policy, read_policy
from claims.sources import read_sources
from claims.text.embed import Embedder, SentenceEncoder, encoder_is_installed
from claims.text.sentences import load_rules
from flows.resuming import unfinished
from flows.warm_desk import warm_reading_command
from flows.world import LocalWorld, Means, Order, clock

if TYPE_CHECKING:
    from claims.adapters.ledger import Ledger
    from claims.adapters.ledger.watching import WatchBook

PROJECT = Path(__file__).resolve().parent.parent
PREFECT_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
"""Nothing is reported to anybody outside, and a server that first has to make its database gets the time for it."""
PREFECT_API = "http://127.0.0.1:4200/api"
"""Where ``claims serve`` has Prefect's API."""
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ABOVE_PREFECT_HOME = PROJECT / ".claimdesk"
"""Where ``pyproject.toml`` has Prefect's home; Prefect makes that folder, and none above it."""


def home() -> Path:
    """The folder of everything that claimdesk stores: ``CLAIMS_HOME``, else ``.claimdesk`` in the working directory."""
    return Path(os.environ.get("CLAIMS_HOME", ".claimdesk")).absolute()


def default_sources() -> Path:
    """The sources file where none is named: ``CLAIMS_SOURCES``, else the bundled one."""
    return Path(os.environ.get("CLAIMS_SOURCES", PROJECT / "seeds" / "sources.toml"))


def default_policy() -> Path | None:
    """The policy file where none is named: ``CLAIMS_POLICY``; None, and so the numbers of claimdesk, without it."""
    named = os.environ.get("CLAIMS_POLICY", "")
    return Path(named) if named else None


def ledger() -> "Ledger":
    """The ledger at ``CLAIMS_DATABASE_URL``; without it, a file beside the archive."""
    from claims.adapters.ledger import Ledger  # noqa: PLC0415 half a second that a check at once does not need

    return Ledger(os.environ.get("CLAIMS_DATABASE_URL", "") or f"sqlite:///{home() / 'ledger' / 'ledger.sqlite'}")


def watched_places() -> tuple[str, ...]:
    """The places of the file ``CLAIMS_WATCHED``, else of ``watched.txt`` at home; none where there is no such file.

    One place a line; what follows a ``#`` that begins a line or stands behind a space is a comment. The path of a
    folder counts from that of the file.

    Raises:
        OSError: The file cannot be read.
    """
    file = Path(os.environ.get("CLAIMS_WATCHED", "") or home() / "watched.txt").absolute()
    if not file.exists():
        return ()
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    written = (_COMMENT.sub("", line).strip() for line in lines)
    return tuple(place if is_of_web(place) else str(file.parent / place) for place in written if place)


@asynccontextmanager
async def watching_means() -> AsyncIterator["tuple[WatchBook, WatchMeans]"]:
    """What a look at watched places needs, closed behind it."""
    from claims.adapters.ledger.watching import WatchBook  # noqa: PLC0415 the same half a second

    with ledger() as open_ledger:
        async with ReadingProcesses() as reading, Fetcher(user_agent()) as fetcher:
            yield WatchBook(open_ledger), WatchMeans(fetcher, reading)


def report_place(folder: Path) -> str:
    """Where the report in a folder is read: at its address where reports are served, else on the disk."""
    page = folder / "report.html"
    served = reports_url() and folder.is_relative_to(home())
    return f"{reports_url()}/{page.relative_to(home()).as_posix()}" if served else str(page)


def run_address(run: str) -> str:
    """Where the newer UI that shows what a review says has a flow run; by default that of ``claims serve``."""
    api = os.environ.get("PREFECT_API_URL", PREFECT_API)
    return f"{api.removesuffix('/').removesuffix('/api')}/v2/runs/flow-run/{run}"


def publisher() -> str:
    """Who answers for published reviews: ``CLAIMS_PUBLISHER``; empty where nobody is named."""
    return os.environ.get("CLAIMS_PUBLISHER", "")


def settle_prefect() -> None:
    """Set what Prefect shall do where nobody said otherwise; to be called before Prefect is imported."""
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)
    if Path.cwd() == PROJECT and "PREFECT_HOME" not in os.environ:  # on a server it may not write there
        _ABOVE_PREFECT_HOME.mkdir(exist_ok=True)


def job_of(order: Order) -> Job:
    """What is to be checked, with everything loaded that it needs.

    Raises:
        SourcesFileInvalid: The sources file cannot be used.
        PolicyFileInvalid: The policy file cannot be used.
    """
    sources, policy, encoder = read_sources(order.sources), policy_of(order), embedder()
    load_words()
    gc.freeze()  # a collector that walks the word lists over and over costs more than the check
    return Job(
        sources=sources,
        policy=policy,
        embedder=encoder,
        as_of=order.as_of,
        entailment=entailment_of(order),
        assistant=assistant_of(order),
    )


def policy_of(order: Order) -> Policy:
    """The numbers by which an order is decided.

    Raises:
        PolicyFileInvalid: The policy file cannot be used.
    """
    return read_policy(order.policy) if order.policy is not None else Policy()


def load_words() -> None:
    """Read at once what every check needs, so that none of it waits for the first sentence."""
    load_languages()
    load_models()
    for code in languages():
        load_rules(code)


def embedder() -> Embedder | None:
    """The multilingual encoder, or None where its package is missing or switched off (``CLAIMS_ENCODER=none``)."""
    if os.environ.get("CLAIMS_ENCODER", "") == "none" or not encoder_is_installed():
        return None
    return SentenceEncoder()


def entailment_of(order: Order) -> Entailment | None:
    """The entailment model in the folder ``CLAIMS_ENTAILMENT``; in a replay, what is stored of that of then."""
    if order.at is not None:
        return Recorded(order.entailment) if order.entailment is not None else None
    folder = os.environ.get("CLAIMS_ENTAILMENT", "")
    return OnnxEntailment(Path(folder)) if folder else None


def assistant_of(order: Order) -> Assistant | None:
    """The language model ``CLAIMS_ASSISTANT`` at ``CLAIMS_ASSISTANT_URL``; in a replay and offline, what is stored."""
    if order.at is not None:
        return Recorded(order.assistant) if order.assistant is not None else None
    name, url = os.environ.get("CLAIMS_ASSISTANT", ""), os.environ.get("CLAIMS_ASSISTANT_URL", "")
    if not name or not url:
        return None
    model = LanguageModel(name, url, os.environ.get("CLAIMS_ASSISTANT_KEY", ""))
    return Recorded(model.name) if order.offline else model


@asynccontextmanager
async def open_world(
    order: Order, answered: Callable[[str], None], keys: Mapping[str, str] | None = None
) -> AsyncIterator[LocalWorld]:
    """The world of a run, closed behind it.

    Args:
        order: What is to be checked.
        answered: Is told the id of every source that was asked.
        keys: Of services, by their names; those of the environment are known.
    """
    known = {**os.environ, **(keys or {})}
    with unfinished(order, home() / "unfinished", clock()) as resumed_from:
        command = warm_reading_command(home())
        async with ReadingProcesses(command=command) as reading, Fetcher(user_agent(), keys=known.get) as fetcher:
            with Archive(home() / "archive") as archive:
                world = LocalWorld(order, Means(fetcher, archive, reading, answered, resumed_from, web_archive()))
                yield world
                with suppress(ClaimsError):  # what cannot be saved elsewhere harms no report
                    await world.save_elsewhere()


def user_agent() -> str:
    """Who asks, honestly; with ``CLAIMS_CONTACT``, also where its operator can be reached."""
    contact = "".join(sign for sign in os.environ.get("CLAIMS_CONTACT", "") if sign.isascii() and sign.isprintable())
    return f"claimdesk/{__version__} (checks facts, reads single pages{'; ' + contact if contact else ''})"


def web_archive() -> str:
    """Address below which a public web archive saves pages: ``CLAIMS_WEB_ARCHIVE``; empty, and so off, by default."""
    return os.environ.get("CLAIMS_WEB_ARCHIVE", "")


def desk_hosts() -> tuple[str, ...]:
    """Names under which browsers and workers may call the desk: ``CLAIMS_HOSTS``, else those of this machine."""
    named = os.environ.get("CLAIMS_HOSTS", "").replace(",", " ").split()
    return tuple(named) or ("127.0.0.1", "localhost")


def reports_url() -> str:
    """Address below which reports can be read: ``CLAIMS_REPORTS_URL``; empty, and so no links, by default."""
    return os.environ.get("CLAIMS_REPORTS_URL", "").rstrip("/")
