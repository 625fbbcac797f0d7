"""What a passage has in the place of a part that it lacks: another name, figure, year or kind of thing."""

from collections.abc import Mapping, Sequence

from claims.evidence.match import Match
from claims.evidence.weighing.pair import Pair, unmatched
from claims.parts.statement import Part, PartKind

_MEASURED = (PartKind.FIGURE, PartKind.TIME)
_COUNTED = 2


def rivals(both: Pair) -> Mapping[str, float]:
    """Signs of another in the place of what the claim says."""
    lacking = [match.claim for match in both.rest if not match.is_covered]
    others = unmatched(both.found, both.told)
    beside = _in_its_place(both)
    return {
        "another_beside": float(min(_COUNTED, len(beside))),
        "another_of_its_kind_beside": float(min(_COUNTED, sum(one.kind is other.kind for one, other in beside))),
        "another_name": float(_has(lacking, PartKind.NAME) and _has(others, PartKind.NAME)),
        "another_figure": float(_has(lacking, *_MEASURED) and _has(others, *_MEASURED)),
    }


def _has(parts: Sequence[Part], *kinds: PartKind) -> bool:
    return any(part.kind in kinds for part in parts)


def _in_its_place(both: Pair) -> list[tuple[Part, Part]]:
    """Parts that are lacking, each with what stands in the passage beside the counterpart of a neighbour."""
    places = {part.span.start: number for number, part in enumerate(both.told.parts)}
    free = {part.span.start for part in unmatched(both.found, both.told)}
    found: list[tuple[Part, Part]] = []
    for number, match in enumerate(both.found):
        if match.is_covered:
            continue
        for neighbour, step in ((number - 1, 1), (number + 1, -1)):
            place = _place(both.found, neighbour, places, opens=neighbour == 0)
            beside = place + step if place is not None else -1
            if 0 <= beside < len(both.told.parts) and both.told.parts[beside].span.start in free:
                found.append((match.claim, both.told.parts[beside]))
    return found


def _place(found: Sequence[Match], number: int, places: Mapping[int, int], *, opens: bool) -> int | None:
    """Where the counterpart of a part stands; whom the claim speaks of first is no neighbour that tells anything."""
    if opens or not 0 <= number < len(found) or not found[number].is_covered:
        return None
    evidence = found[number].evidence
    return places.get(evidence.span.start) if evidence is not None else None
