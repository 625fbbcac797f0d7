"""What robots.txt of a host says, asked once a run."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from protego import Protego

from claims.adapters.addresses import give_up
from claims.adapters.exchange import Fetched, Refusal
from claims.models import NoAnswer

NAME = "claimdesk"
"""The name under which robots.txt may speak to us."""
_MOST_BYTES = 512_000
"""As much of it as RFC 9309, section 2.5, asks everybody to read."""
_NO_RULES = frozenset({400, 401, 403, 404, 405, 406, 410, 451})
"""By which a server says that it has no such file, or none for us: then nothing is forbidden."""

_RULES = frozenset({"allow", "disallow", "crawl-delay"})
_MOST_RULES = 2_000
_LONGEST_RULE = 2_000

Ask = Callable[[str], Awaitable[Fetched | Refusal]]


class Robots:
    """The rules of all hosts that were asked."""

    def __init__(self, longest_delay_seconds: float) -> None:
        """Keep crawl delays up to a length; a host that asks for a longer one is not asked."""
        self._longest_delay_seconds = longest_delay_seconds
        self._known: dict[str, asyncio.Task[Protego | Refusal]] = {}

    async def refusal(self, url: str, ask: Ask) -> Refusal | None:
        """Why a page may not be asked for; None where it may.

        Args:
            url: The page.
            ask: Fetches the file itself.
        """
        rules = await self._rules(url, ask)
        if isinstance(rules, Refusal):
            return rules
        if not rules.can_fetch(url, NAME):
            return Refusal(NoAnswer.BLOCKED, "Its robots.txt asks programs not to fetch it.")
        if self._delay(rules) > self._longest_delay_seconds:
            return Refusal(
                NoAnswer.BLOCKED, f"Its robots.txt asks for {self._delay(rules):g} seconds between requests."
            )
        return None

    def delay_seconds(self, url: str) -> float:
        """The time between two requests that a host asks for; 0 where it asks for none, or was not asked yet."""
        asked = self._known.get(_site(url))
        if asked is None or not asked.done() or asked.cancelled() or asked.exception() is not None:
            return 0.0
        rules = asked.result()
        return 0.0 if isinstance(rules, Refusal) else self._delay(rules)

    @staticmethod
    def _delay(rules: Protego) -> float:
        return float(rules.crawl_delay(NAME) or 0.0)

    async def _rules(self, url: str, ask: Ask) -> Protego | Refusal:
        site = _site(url)
        if site not in self._known:
            self._known[site] = asyncio.ensure_future(_asked(f"{site}/robots.txt", ask))
        return await asyncio.shield(self._known[site])

    async def close(self) -> None:
        """Stop asking."""
        await give_up(self._known.values())


def _for_us(text: str) -> str:
    """The rules that may be for us: those for everybody else would be stored once for each of them, without a bound."""
    kept: list[str] = []
    agents: set[str] = set()
    has_rules = False
    for line in text.splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        name, agent = key.strip().casefold(), value.strip().casefold()
        if name == "user-agent":
            agents, has_rules = (set() if has_rules else agents), False
            if agent in (NAME, "*") and agent not in agents:
                agents.add(agent)
                kept.append(f"User-agent: {agent}")
        elif name in _RULES:
            has_rules = True
            kept += [line[:_LONGEST_RULE]] if agents and len(kept) < _MOST_RULES else []
    return "\n".join(kept)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


async def _asked(url: str, ask: Ask) -> Protego | Refusal:
    """The rules; none where there is no such file, and nothing is allowed where nobody knows (RFC 9309, 2.3.1)."""
    answer = await ask(url)
    if isinstance(answer, Fetched):
        return Protego.parse(_for_us(answer.body[:_MOST_BYTES].decode("utf-8", errors="replace")))
    if answer.status in _NO_RULES:
        return Protego.parse("")
    return Refusal(NoAnswer.NOT_FETCHED, f"Its robots.txt could not be asked: {answer.detail}")
