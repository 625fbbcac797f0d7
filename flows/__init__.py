"""Order, retries, concurrency, artifacts and review: everything that meets Prefect, and the composition root."""
