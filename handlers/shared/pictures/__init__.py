"""Pictures of how somebody grows: Slack's own chart where it takes one, a drawing otherwise, and always the words."""
