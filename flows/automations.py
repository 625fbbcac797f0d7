"""Automations of a desk on Prefect's server, kept by their names: there is one of each, however often it is started."""

import tomllib
from typing import Final

from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import BlockDocument
from prefect.events import EventTrigger, ResourceSpecification
from prefect.events.actions import SendNotification
from prefect.events.schemas.automations import Posture

from flows.wiring import PROJECT

NEEDS_REVIEW: Final = "tell that verdicts need a review"
BLOCK: Final = "needs-review"
TEMPLATE = PROJECT / "deploy" / "needs-review.toml"
REVIEW: Final = "review-verdicts"
_PAGE = 200


async def keep_automations() -> None:
    """Have the server do what this desk wants done; what somebody has switched off stays off."""
    block = await _block(BLOCK)
    if block is not None:
        await keep(needs_review(block))


async def keep(wanted: Automation) -> None:
    """An automation as it is wanted, in the place of an older one of that name."""
    try:
        found = await Automation.aread(name=wanted.name)
    except ValueError:  # there is none
        await wanted.acreate()
        return
    await wanted.model_copy(update={"id": found.id, "enabled": found.enabled}).aupdate()


def needs_review(block: BlockDocument) -> Automation:
    """Tells by a notification block, once for each, that a review waits."""
    template = tomllib.loads(TEMPLATE.read_text(encoding="utf-8"))
    return Automation(
        name=NEEDS_REVIEW,
        description="Sent by the notification block needs-review; the words stand in deploy/needs-review.toml.",
        trigger=EventTrigger(
            posture=Posture.Reactive,
            expect={"prefect.flow-run.Suspended"},
            match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*", "prefect.run-count": "1"}),
            match_related=ResourceSpecification(
                {"prefect.resource.role": "deployment", "prefect.resource.name": REVIEW}
            ),
            threshold=1,
        ),
        actions=[SendNotification(block_document_id=block.id, subject=template["subject"], body=template["body"])],
    )


async def _block(name: str) -> BlockDocument | None:
    """The notification block of a name, of whatever kind; what it keeps secret is not read."""
    async with get_client() as client:
        for offset in range(0, 50 * _PAGE, _PAGE):
            page = await client.read_block_documents(offset=offset, limit=_PAGE, include_secrets=False)
            for block in page:
                if block.name == name and block.block_schema and "notify" in block.block_schema.capabilities:
                    return block
            if len(page) < _PAGE:
                return None
    return None
