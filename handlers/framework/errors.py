"""What Slack can say no with, as things to do: stop, wait, mend our own mistake, or look before repeating."""

from datetime import datetime, timedelta


class Gone(Exception):
    """There is nobody there any more: the person, the conversation or the message. Stop."""


class LockedOut(Exception):
    """Slack does not let Trellis in any more: the token is wrong, or the app was removed. It says nothing of people."""


class TryLater(Exception):
    """Slack is busy or asks for patience. Nothing was done; try again `after` that long."""

    def __init__(self, why: str, after: timedelta) -> None:
        super().__init__(why)
        self.after = after


class Refused(Exception):
    """Slack will not have what we sent: ours to fix, and the same again would be refused again."""


class NotGranted(Refused):
    """The app was not given the scope for it: the same for everybody, until an admin installs it again with more."""

    def __init__(self, why: str, needed: str = "") -> None:
        super().__init__(why)
        self.needed = needed


class Uncertain(Exception):
    """The answer was lost: it may have been done or not."""


class NotYet(Exception):
    """A message that is drawn as it leaves is not to leave before `until`, though its turn has come."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until
