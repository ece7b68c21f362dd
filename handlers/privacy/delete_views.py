"""What people see who want all that is kept of them deleted: what goes, what cannot, and that it is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from growth.audience import Circle
from growth.facts import Team
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.rendering import rendered
from handlers.privacy import document, views
from handlers.shared import buttons
from handlers.shared.buttons import TeamRef

PAGE = "privacy.delete_page"
SURE, ERASE, HAND_OVER = "privacy.sure", "privacy.erase", "privacy.hand_over"
TITLE = "Delete all of it"

GOES = (
    "*What goes, for good:* {what}. Your level, areas and rhythm go, too{team}, and so does every message and file "
    "that I sent you."
)
LITTLE = "*What goes, for good:* your name and zone as Slack has them, what you chose, and every message I sent you."
SHARED = (
    "*What you shared goes, too:* {what}. It is taken out of every digest and letter it stands in, which then say that "
    "something was removed by its author."
)
STAYS = (
    "*What I cannot take away:* what you typed yourself in our conversation, which you can delete in Slack; what "
    "others have read or copied, and answers that Slack showed them alone until they reload it; a team's numbers of "
    "past weeks, which name nobody; and copies that whoever runs Trellis here made of its database."
)
TAKE_FIRST = "You may want to take it out first. Nothing is deleted yet, and only you see this."
NOBODY_TOLD = "Nobody is told. {manager} will no longer see you on *{team}*."
SURE_TEXT = "*Delete all of it for good?* There is no way back: not for you, and not for whoever runs Trellis."
GONE_TITLE = "It is deleted"
GONE = (
    "*It is deleted: I keep nothing of you any more.* What still stands in Slack goes now, message by message: "
    "usually within a minute, later where Slack asks me to wait. I write to you once more, when all of it is gone."
)
DONE = (
    "Done: all that I kept of you is deleted, and my messages and files here with it. If you ever want to begin anew, "
    "`{command} start` does it, and I will not know you."
)
MOSTLY = (
    "Done: all that I kept of you is deleted. Slack did not let me remove {what} here, so please ask an admin of your "
    "workspace for that. If you ever want to begin anew, `{command} start` does it, and I will not know you."
)
LEADS = (
    "You lead {teams}. Its people share with you, so somebody else has to lead it before all of yours can go: without "
    "anybody, what they shared there would be lost with you."
)
CHOOSE = "As somebody who runs Trellis here, you can choose who leads it:"
ASKED_FOR = "I can ask those who run Trellis here to choose somebody. They read that you want to hand over, not why."
ASKED = "Asked. Once somebody else leads it, `{command} delete` goes on from here."
ASK_OTHERS = "{name} would like to hand over *{team}*. Choose who leads it next."
EMPTY_HOME = "I keep nothing of you. `{command} start` begins anew."


class PersonRef(BaseModel):
    """Whom a button is about: by the moment in which they became known, as an id can come to mean somebody else."""

    since: datetime


@dataclass(frozen=True, slots=True)
class Going:
    """What goes with somebody: how much of what by table, how much of it is shared, and who is around them."""

    kept: Mapping[str, Sequence[Mapping[str, Any]]]
    circle: Circle

    @property
    def counts(self) -> dict[str, int]:
        return {table: len(rows) for table, rows in self.kept.items()}

    @property
    def shared(self) -> dict[str, int]:
        return {table: sum(map(document.is_shared, rows)) for table, rows in self.kept.items()}


def asked(going: Going) -> dict[str, Any]:
    """All that goes and what cannot, before the first of two confirmations."""
    return forms.modal(PAGE, TITLE, _asked(going), submit=None, close="Keep it")


def _asked(going: Going) -> Iterator[Block]:
    what, shared = views.counted(going.counts), views.counted(going.shared)
    circle = going.circle
    place = words.text(" and your place on *{team}*", team=words.escape(circle.team.name)) if circle.team else ""
    yield blocks.section(GOES, what=words.listed(what), team=place) if what else blocks.section(LITTLE)
    if shared:
        yield blocks.section(SHARED, what=words.listed(shared))
    yield blocks.section(STAYS)
    if circle.team and circle.manager:
        names = {"manager": words.escape(circle.manager.name), "team": words.escape(circle.team.name)}
        yield blocks.section(NOBODY_TOLD, **names)
    yield blocks.row(blocks.button("Go on", SURE), buttons.EXPORT.button())
    yield blocks.quiet(TAKE_FIRST)


def sure(ref: PersonRef) -> dict[str, Any]:
    """The second confirmation."""
    drawn = [
        blocks.section(SURE_TEXT),
        blocks.row(blocks.button("Delete all of it for good", ERASE, ref, style="danger")),
    ]
    return forms.modal(PAGE, TITLE, drawn, submit=None, close="Keep it")


def gone() -> dict[str, Any]:
    return forms.modal(PAGE, GONE_TITLE, [blocks.section(GONE)], submit=None, close="Close")


def leads(teams: Sequence[Team], *, is_admin: bool, said: str = "") -> dict[str, Any]:
    """Why nothing is deleted yet of somebody who leads a team, and the way to it."""
    named = words.listed([f"*{words.escape(team.name)}*" for team in teams])
    drawn: list[Block] = [blocks.section(LEADS, teams=named)]
    if is_admin:
        drawn += [blocks.section(CHOOSE)]
        drawn += [
            blocks.section("*{team}*", buttons.EDIT_TEAM.button(TeamRef(team=team.id)), team=words.escape(team.name))
            for team in teams
        ]
    elif said:
        drawn += [blocks.section(said)]
    else:
        drawn += [blocks.section(ASKED_FOR), blocks.row(blocks.button("Ask them", HAND_OVER))]
    return forms.modal(PAGE, TITLE, [*drawn, blocks.quiet("Nothing is deleted yet.")], submit=None, close="Close")


def done(command: str, refused: int) -> Message:
    """The last word."""
    if not refused:
        return Message.of(blocks.section(DONE, command=command))
    what = words.plural("one thing", "{count} things", refused)
    return Message.of(blocks.section(MOSTLY, what=what, command=command))


def home(command: str) -> dict[str, Any]:
    """The Home of somebody of whom nothing is kept."""
    return rendered(View(type="home", callback_id="home", blocks=[blocks.section(EMPTY_HOME, command=command)]))
