"""Runs the steps on the connection that :mod:`claims.adapters.ledger.opening` hands over."""

from alembic import context

from claims.adapters.ledger.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
