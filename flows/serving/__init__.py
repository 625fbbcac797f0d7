"""A desk for the day: Prefect's server, the reports, the deployments and a worker, until interrupted.

What is imported here is imported by every process of the desk, so it is nothing.
"""

POOL = "claims-process"
TAG = "claims"
"""Runs of claimdesk bear it; what others run on the same server is left alone."""
