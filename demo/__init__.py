"""The demo: a cast of six in a local Slack, and Trellis beside them. None of them exists."""
