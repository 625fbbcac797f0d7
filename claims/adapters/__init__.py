"""The world: fetching, stored snapshots, files of a report."""
