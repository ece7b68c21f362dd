"""A step is one that somebody busy can take on and end: within a week, by their own hand, and with a way on."""

import re
from itertools import combinations

import pytest

from content.model.ladder import Ladder
from content.model.offers import Action
from content.model.paths import FirstStep
from content.reading.loader import load_all, shipped

LADDERS = load_all(shipped())
WHOLE = [pytest.param(LADDERS[name], id=name) for name in ("ml-engineer", "software-engineer")]
LONGEST = 300  # minutes: a long day's work, with everything else a week's
HALVED = 90  # from here on there is a first part that is worth something alone
ALIKE = 0.3  # of the words of two steps together that both may use
WAITS = re.compile(
    r"\b(two|three|four|several) (weeks|sprints|months)\b|\b(after|try it) three times\b",
    re.IGNORECASE,
)
QUAINT = re.compile(  # words that somebody who learnt English has to hear twice
    r"\b(mend(s|ed|ing)?|dearest|faults?|in another way|how one (can|may|reaches|tells)|take[ns]? (it|that|this) back"
    r"|stands? (at|beside|in|nowhere|where)|(engineer|people|person|some(body|one)) of (another|other) teams?)\b",
    re.IGNORECASE,
)
FILLING = re.compile(
    "before|each|everybody|from|have|into|others|somebody|that|their|them|then|they|this|those|three|until|what|when"
    "|where|which|will|with|would|write|your"
)


@pytest.mark.parametrize("ladder", WHOLE)
def test_minutes_are_those_of_a_week_beside_other_work(ladder: Ladder) -> None:
    assert [action.id for action in ladder.actions if action.minutes > LONGEST] == []
    assert [action.id for action in ladder.actions if action.minutes >= HALVED and not action.half] == []


@pytest.mark.parametrize("ladder", WHOLE)
def test_no_end_waits_for_weeks(ladder: Ladder) -> None:
    waiting = [a.id for a in ladder.actions if WAITS.search(a.done_when) or WAITS.search(a.half)]
    assert waiting == []


@pytest.mark.parametrize("ladder", WHOLE)
def test_a_step_is_told_in_the_words_of_the_trade(ladder: Ladder) -> None:
    told = {action.id: f"{action.title} {action.text} {action.done_when} {action.half}" for action in ladder.actions}
    assert {each: found[0] for each, text in told.items() if (found := QUAINT.search(text))} == {}


@pytest.mark.parametrize("ladder", WHOLE)
def test_one_to_three_things_to_read_are_named_for_each(ladder: Ladder) -> None:
    assert [action.id for action in ladder.actions if not action.resources] == []


@pytest.mark.parametrize("ladder", WHOLE)
def test_every_action_stands_in_a_sequence_of_three_or_more(ladder: Ladder) -> None:
    before: dict[str, list[str]] = {action.id: [] for action in ladder.actions}
    for action in ladder.actions:
        for following in action.leads_to:
            before[following].append(action.id)
    after = {action.id: list(action.leads_to) for action in ladder.actions}
    alone = [each for each in before if _longest(each, before) + _longest(each, after) - 1 < 3]
    assert alone == []


@pytest.mark.parametrize("ladder", WHOLE)
def test_what_comes_most_naturally_ends_after_five_at_a_level(ladder: Ladder) -> None:
    assert [run for run in (_run(ladder, action) for action in ladder.actions) if len(run) > 5] == []


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=list(LADDERS))
def test_no_two_steps_say_the_same(ladder: Ladder) -> None:
    told = {action.id: _telling(action) for action in ladder.actions}
    told |= {card.id: _telling(card.first_step) for card in ladder.paths if hasattr(card, "first_step")}
    alike = [
        (one, other)
        for one, other in combinations(told, 2)
        if len(told[one] & told[other]) > ALIKE * len(told[one] | told[other])
    ]
    assert alike == []


def _longest(start: str, ways: dict[str, list[str]]) -> int:
    return 1 + max((_longest(following, ways) for following in ways[start]), default=0)


def _run(ladder: Ladder, action: Action) -> list[str]:
    """An action and what comes most naturally after it, one after the other, as long as it is of the same level."""
    run = [action]
    while run[-1].leads_to and ladder.action(run[-1].leads_to[0]).level == action.level:
        run.append(ladder.action(run[-1].leads_to[0]))
    return [each.id for each in run]


def _telling(action: Action | FirstStep) -> set[str]:
    words = re.findall(r"[a-z]{4,}", f"{action.title} {action.text} {action.done_when}".lower())
    return {re.sub(r"(ing|ed|s)$", "", word) for word in words if not FILLING.fullmatch(word)}
