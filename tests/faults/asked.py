"""What becomes of addresses that must not be asked."""

import asyncio
from collections import Counter
from pathlib import Path

from claims.models import Request, Response, Unanswered
from tests.faults.addresses import NOWHERE, AddressAbuse
from tests.faults.fault import Fate, Outcome
from tests.faults.rig import HURRIED, Rig, numbers_only, opened
from tests.faults.wire import Place, Talk, Wire, message, saying


class Names:
    """A name server that says what each abuse wants it to say; nobody outside is asked."""

    def __init__(self, abuses: tuple[AddressAbuse, ...]) -> None:
        self._records = {_host(abuse.url): abuse.records for abuse in abuses if abuse.records}
        self._asked: Counter[str] = Counter()

    async def look_up(self, host: str, port: int) -> tuple[str, ...]:
        """The records of a host, another answer every time until they are at an end."""
        if host == "public.example":
            return (NOWHERE,)
        records = self._records.get(host)
        if records is None:
            return await numbers_only(host, port)
        found = records[min(self._asked[host], len(records) - 1)]
        self._asked[host] += 1
        if found == ("silence",):
            await asyncio.Event().wait()
        return found


def _host(url: str) -> str:
    return url.partition("//")[2].partition(":")[0]


async def asked_all(abuses: tuple[AddressAbuse, ...], wire: Wire, folder: Path) -> list[Outcome]:
    """Ask for every address, and see whether somebody was asked."""
    look_up, own = Names(abuses).look_up, folder / "addresses"
    async with opened(own, lookup=look_up) as calm, opened(own, HURRIED, lookup=look_up) as hurried:
        rigs = [hurried if abuse.slow else calm for abuse in abuses]
        return list(await asyncio.gather(*(_asked(a, wire, rig) for a, rig in zip(abuses, rigs, strict=True))))


async def _asked(abuse: AddressAbuse, wire: Wire, rig: Rig) -> Outcome:
    decoy = await asyncio.to_thread(wire.open, saying(message(b"<p>The bridge of Hallstein is open.</p>")))
    request = await asyncio.to_thread(_request, abuse, wire, decoy)
    world = rig.world()
    try:
        async with asyncio.timeout(180):
            answer = await world.ask(request)
    except Exception as error:  # noqa: BLE001 every one of them is a fault that was not contained
        return Outcome(abuse.group, abuse.name, Fate.LOST, f"{type(error).__name__}: {error}")
    fate, came_to = _fate(abuse, answer, decoy, rig.archive.stored(request) is not None)
    return Outcome(abuse.group, abuse.name, fate, came_to, world.over_seconds)


def _request(abuse: AddressAbuse, wire: Wire, decoy: Place) -> Request:
    """For the address itself, or for one with the operator's leave that leads to it."""
    url = abuse.url.replace("{port}", str(decoy.port))
    if not abuse.by_redirect:
        return Request(source="abused", url=url, ports=(decoy.port,) if abuse.ports else ())

    async def leads(talk: Talk) -> None:
        await talk.say(message(b"", status="302 Found", Location=url))

    return Request(source="abused", url=wire.open(leads).url(), private=True, ports=(decoy.port,))


def _fate(abuse: AddressAbuse, answer: Response | Unanswered, decoy: Place, noted: bool) -> tuple[Fate, str]:  # noqa: FBT001
    if decoy.connections:
        return Fate.SILENTLY_WRONG, f"it was connected to {decoy.connections} times"
    if isinstance(answer, Response):
        return Fate.SILENTLY_WRONG, f"it was answered: {answer.body[:60]!r}"
    came_to = f"{answer.reason}: {answer.detail}"
    if not noted:
        return Fate.LOST, f"no trace of it in the archive; {came_to}"
    is_right = answer.reason is abuse.right.reason and abuse.right.says in answer.detail
    return (Fate.CONTAINED if is_right else Fate.SILENTLY_WRONG), came_to
