"""A small Slack in one process: the demo's stage, and the tests' other end."""
