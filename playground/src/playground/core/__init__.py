"""What is so in one Slack: people, conversations, messages, views, files, time, and what can be pressed and read."""
