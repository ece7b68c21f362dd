"""A workspace and a server put together of the core and the ways to apps, and whom they tell of a change."""
