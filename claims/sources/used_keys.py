"""Which keys of a source each kind uses: whoever writes another one expects something that would not happen."""

from collections.abc import Iterator, Mapping

from claims.models import Record
from claims.sources.spec import SourceKind, SourceSpec

_BELOW = ("table", "data")
_OF_EVERY_KIND = tuple(key for key in SourceSpec.model_fields if key not in ("secret", "most", *_BELOW))
_FIGURES = ("table.title", "table.unit", "table.aliases", "table.refutes", "data.dataset", "data.filters")
_USED: Mapping[SourceKind, tuple[str, ...]] = {
    SourceKind.PAGE: (),
    SourceKind.TABLE: ("table.title", "table.entity", "table.unit", "table.aliases", "table.refutes"),
    SourceKind.FEED: ("most",),
    SourceKind.SITEMAP: ("most",),
    SourceKind.MEDIAWIKI: ("most",),
    SourceKind.KIWIX: ("most", "data.dataset"),
    SourceKind.SEARXNG: ("most",),
    SourceKind.GDELT: ("most",),
    SourceKind.CLAIMREVIEW: ("secret", "most"),
    SourceKind.WIKIDATA: (),
    SourceKind.WORLDBANK: _FIGURES,
    SourceKind.EUROSTAT: _FIGURES,
    SourceKind.OECD: (*_FIGURES, "data.key"),
    SourceKind.DBNOMICS: (*_FIGURES, "data.key"),
    SourceKind.OWID: _FIGURES,
}


def used_by(kind: SourceKind) -> tuple[str, ...]:
    """The keys that a kind uses; those that stand in a table of their own with its name: "data.dataset"."""
    return (*_OF_EVERY_KIND, *_USED[kind])


def unused_key(spec: SourceSpec) -> str | None:
    """The first key that the operator has written and that the kind does not use."""
    used = used_by(spec.kind)
    return next((key for key in _written(spec) if key not in used), None)


def lacks_dataset(spec: SourceSpec) -> bool:
    """Whether it is a statistical service of which nobody says what it is asked for."""
    return _USED[spec.kind][: len(_FIGURES)] == _FIGURES and not spec.data.dataset


def _written(spec: SourceSpec) -> Iterator[str]:
    below: Mapping[str, Record] = {"table": spec.table, "data": spec.data}
    for key in (key for key in SourceSpec.model_fields if key in spec.model_fields_set):
        if key not in below:
            yield key
        else:
            yield from (f"{key}.{name}" for name in sorted(below[key].model_fields_set))
