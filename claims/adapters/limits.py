"""The bounds of fetching and reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of every request."""

    total_seconds: float = 20.0
    """From the first byte sent to the last received, redirects and further attempts included."""
    head_bytes: int = 100_000
    """Headers of one answer, informational answers before it included."""
    body_bytes: int = 20_000_000
    """Of a body, as it arrives and as it is unpacked."""
    redirects: int = 5
    in_flight: int = 32
    """Requests at a time; beyond, throughput falls."""
    in_flight_per_host: int = 4
    """The same for one host: more connections to it are slower, not faster (``benchmarks/fetching.py``)."""
    in_flight_per_public_host: int = 2
    """The same for a host that is not the operator's own."""
    silences: int = 3
    """Times in a row that a host may leave requests without an answer; then it is not asked again in this run."""
    host_seconds: float = 0.25
    """Least time between two requests to one public host; a longer ``Crawl-delay`` of its robots.txt goes before."""
    crawl_delay_seconds: float = 5.0
    """Longest ``Crawl-delay`` that is kept; a host that asks for a longer one is not asked."""
    attempts: int = 3
    """Of a request that may succeed the next time."""
    first_wait_seconds: float = 0.5
    """Before the second attempt; it doubles for the third."""
    retry_after_seconds: float = 8.0
    """Longest ``Retry-After`` that is waited for; a server that asks for a longer one is not asked again."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bounds of reading what was fetched, which is done in processes of their own."""

    seconds: float = 15.0
    """For one answer; then its process is killed."""
    memory_bytes: int = 1_500_000_000
    """Address space of one process."""
    children: int = 4
    """Processes at most; one more is started only while the others are busy."""
    patience_seconds: float = 0.5
    """How long to wait for a busy process before another one is started."""
