"""What Slack can say no with, as three things to do: stop, wait, or mend our own mistake."""

from datetime import timedelta


class Gone(Exception):
    """There is nobody there any more: the person, the conversation, the message or the installation. Stop."""


class TryLater(Exception):
    """Slack is busy or asks for patience. Nothing was done; try again `after` that long."""

    def __init__(self, why: str, after: timedelta) -> None:
        super().__init__(why)
        self.after = after


class Refused(Exception):
    """Slack will not have what we sent: ours to fix, and the same again would be refused again."""


class Uncertain(Exception):
    """The answer was lost: it may have been done or not."""
