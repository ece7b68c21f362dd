"""The rows of the table: each module here has its own, as `ROWS`."""
