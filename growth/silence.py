"""When silence has lasted so long that Trellis should stop asking. Silence is an answer, and nobody is told of it."""

from growth.facts import Manners, Person, Round, RoundState


def rounds(person: Person, last: Round | None) -> int:
    """How many rounds in a row went by without a sign of the person, the open one included."""
    return person.silent_rounds + (last is not None and last.state is RoundState.OPEN)


def too_long(person: Person, last: Round | None, manners: Manners) -> bool:
    """Whether the next thing to say is that Trellis pauses itself."""
    return rounds(person, last) >= manners.silent_rounds
