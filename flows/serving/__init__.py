"""A desk for the day: Prefect's server, its reports, the deployments and a worker, until interrupted."""

from flows.serving.desk import serve_until_interrupted
from flows.serving.plan import POOL, Desk, Part

__all__ = ["POOL", "Desk", "Part", "serve_until_interrupted"]
