"""Rows are told as facts by the names of their fields, so names and types must agree where neither is given beside."""

import ast
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from db import tables
from db.digest_items import Item
from db.lookups import Form, Lookup
from db.moves import Move
from db.outbox import Delivery
from db.removals import Removal
from growth import facts

SHARING = "sharing"  # made of columns that say so themselves
TOLD: dict[type, tuple[Any, set[str]]] = {
    facts.AgendaItem: (tables.AgendaItemRow, {"author", "other", "said", SHARING}),
    facts.Answer: (tables.AnswerRow, {"author", "manager_name", "asked", SHARING}),
    facts.Assessment: (tables.AssessmentRow, {"subject", "author", "ratings", SHARING}),
    Delivery: (tables.DeliveryRow, {"channel", "ts", "thread_ts"}),
    Form: (tables.LookupRow, {"by"}),
    facts.Handover: (tables.HandoverRow, {"team", "before", "manager", "by"}),
    Item: (tables.DigestItemRow, set()),
    facts.LevelChange: (tables.LevelChangeRow, {"person", "manager", "step"}),
    facts.LevelStep: (tables.LevelChangeRow, set()),
    Lookup: (tables.LookupRow, {"form"}),
    facts.Measurement: (tables.MeasurementRow, set()),
    facts.MentorAsk: (tables.MentorAskRow, {"person"}),
    facts.MentorOffer: (tables.MentorOfferRow, {"person"}),
    facts.MentorPair: (tables.PairRow, {"mentee", "mentor"}),
    facts.PairWord: (tables.PairWordRow, set()),
    Move: (tables.MoveRow, {"person", "team", "by"}),
    facts.Person: (tables.PersonRow, set()),
    facts.Rated: (tables.RatingRow, set()),
    Removal: (tables.RemovalRow, set()),
    facts.ReadinessShare: (tables.ReadinessShareRow, {"author", "reader_name", SHARING}),
    facts.Remark: (tables.RemarkRow, {"author", "other", SHARING}),
    facts.Reply: (tables.ReplyRow, set()),
    facts.Round: (tables.RoundRow, set()),
    facts.Saved: (tables.SavedRow, set()),
    facts.Step: (tables.StepRow, set()),
    facts.Team: (tables.TeamRow, {"manager"}),
    facts.RegularTalk: (tables.TalkRow, {"one", "two"}),
    facts.TalkTold: (tables.TalkToldRow, set()),
    facts.TeamPeriod: (tables.TeamPeriodRow, set()),
    facts.Touch: (tables.TouchRow, set()),
    facts.Worksheet: (tables.WorksheetRow, set()),
    facts.Win: (tables.WinRow, {"author", "manager_name", SHARING}),
}


@pytest.mark.parametrize("fact", [pytest.param(fact, id=fact.__name__) for fact in TOLD])
def test_a_field_and_what_its_row_has_under_its_name_are_of_one_type(fact: Any) -> None:
    row, beside = TOLD[fact]
    hints = get_type_hints(fact)
    named = {field.name: hints[field.name] for field in fields(fact) if field.name not in beside}
    mapped = {name: hint for cls in reversed(row.__mro__) for name, hint in get_type_hints(cls).items()}
    assert named == {name: get_args(mapped[name])[0] for name in named}


def test_every_fact_that_is_told_of_a_row_is_looked_at_here() -> None:
    calls = [
        node
        for path in Path("db").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("facts.of", "facts.found")
    ]
    assert {ast.unparse(call.args[0]) for call in calls} == {fact.__name__ for fact in TOLD}
