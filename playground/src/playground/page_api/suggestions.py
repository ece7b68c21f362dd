"""What an app suggests for a select whose options only it knows, while somebody types."""

from playground.core.controls import find
from playground.core.messages import Message
from playground.core.views import View
from playground.core.world import Person
from playground.delivery.link import NoAnswer, Parcel
from playground.errors import ActFailed
from playground.page_api.interactions import Interactions
from playground.payload.menus import OPTIONS
from playground.state.slack import Slack
from playground.wire import Json

LEAST = 3  # so much is typed before Slack asks, where the app says nothing else


class Suggestions:
    """Asks the apps of one Slack."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._told = Interactions(slack)

    async def ask(self, person: Person, on: Message | View, *, ids: tuple[str, str], typed: str) -> Json:
        """The `options` or `option_groups` for what is typed into a select, found by its block_id and action_id.

        Raises ActFailed where there is no such select, and where the app's answer is none.
        """
        control = find(on.blocks or [], *ids)
        if control is None or not control.kind.endswith("external_select"):
            raise ActFailed("not_found", f"{ids[1]!r} is no select that an app fills")
        if len(typed) < control.element.get("min_query_length", LEAST):
            return {"options": []}
        payload = self._told.suggestion(person, on, control=control, typed=typed)
        try:
            answer = await self._slack.links[payload["api_app_id"]].send(
                Parcel("interactive", "block_suggestion", payload)
            )
        except NoAnswer as failure:
            raise ActFailed(failure.error, f"the options were not given: {failure.reason}") from failure
        return _offered(answer)


def _offered(answer: Json) -> Json:
    offered: Json = {name: answer[name] for name in ("options", "option_groups") if name in answer}
    if offered in ({"options": []}, {"option_groups": []}):
        return offered
    faults = [str(fault) for fault in OPTIONS(offered, "")]
    if faults:
        raise ActFailed("invalid_options", f"the options that the app gave cannot be shown: {'; '.join(faults)}")
    return offered
