"""Claimdesk: what a claim is and how it is decided, without network, clock or Prefect."""

__version__ = "0.1.0"
