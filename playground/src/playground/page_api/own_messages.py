"""What a person does with their own words after they were sent: changes them, or takes them away."""

from playground.core.messages import Message
from playground.core.typed import typed
from playground.core.world import Person
from playground.errors import ActFailed
from playground.state.slack import Slack


class OwnMessages:
    """Apps that are there are told of both, as `message_changed` and `message_deleted`."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def rewrite(self, person: Person, message: Message, text: str) -> Message:
        """Gives a message other words. Raises ActFailed where it is not theirs or nothing would be left of it."""
        _must_be_theirs(person, message)
        if not text.strip() and not message.files:
            raise ActFailed("no_text")
        edited = {"user": person.id, "ts": self._slack.messages.next_ts()}
        return self._slack.edit(message, text=typed(text, self._slack.world), edited=edited)

    def remove(self, person: Person, message: Message) -> None:
        """Takes a message away. Raises ActFailed where it is not theirs."""
        _must_be_theirs(person, message)
        self._slack.delete(message)


def _must_be_theirs(person: Person, message: Message) -> None:
    if message.user != person.id:
        raise ActFailed("not_theirs", f"{person.name} did not write that")
