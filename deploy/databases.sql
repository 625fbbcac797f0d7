-- The ledger has a database of its own, beside the one of Prefect: each keeps its steps in a table of the same name.
CREATE DATABASE claimdesk;
