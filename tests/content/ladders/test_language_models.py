"""What is built on language models is on the ladder in full: at every level, in words that people see."""

import re
from collections import Counter
from functools import cache
from itertools import chain

import pytest

from content.model.ladder import Ladder
from content.model.paths import RoleMove, Specialisation, Tool
from content.reading import draft
from content.reading.draft import LadderDraft
from content.reading.loader import shipped

NAME = "language-models"
SUBJECTS = {
    "golden sets": r"cases|golden set",
    "judges": r"judge",
    "retrieval": r"retrieval|passage",
    "agents": r"\bagents?\b",
    "tools": r"\btools?\b",
    "prompts under version control": r"version control",
    "fine-tuning": r"fine-tun",
    "tokens": r"tokens?",
    "GPU cost": r"GPU",
    "inference serving": r"inference server",
    "vector search": r"vector index|embeddings",
    "tracing": r"\btrace\b",
    "injection": r"instruction in(to)? a document",
    "attackers": r"attack|misuse",
    "the end of a model": r"ends your main model",
    "coding assistants": r"coding assistant",
    "experiment tracking": r"experiment tracking",
    "shadow": r"in shadow",
    "first share of users": r"share of users",
    "drift": r"drift",
    "the European AI Act": r"European AI Act",
}


@cache
def written(ladder: str) -> LadderDraft:
    """A shipped ladder as it stands in its files, which stay as they are: to read them takes longer than all else."""
    return draft.read(shipped() / ladder)


def ids(ladder: Ladder, kind: str) -> set[str]:
    """The ids in the file of a document that is about language models."""
    found = written(ladder.id).sections[kind]
    return {entry for entry, place in found.places.items() if place.file == f"{kind}/{NAME}.yaml"}


def test_every_level_has_six_actions_of_it_at_least(ladder: Ladder) -> None:
    mine = ids(ladder, "actions")
    counts = Counter(action.level for action in ladder.actions if action.id in mine)
    assert counts.total() >= 32
    assert min(counts[level.id] for level in ladder.levels) >= 6


@pytest.mark.parametrize(("kind", "least"), [("expectations", 4), ("questions", 10), ("resources", 14)])
def test_there_is_enough_to_aim_at_to_answer_and_to_read(ladder: Ladder, kind: str, least: int) -> None:
    assert len(ids(ladder, kind)) >= least


def test_there_is_a_specialisation_a_role_and_shelves_of_tools(ladder: Ladder) -> None:
    ladder.get(Specialisation, "language-model-specialisation")
    assert ladder.get(RoleMove, "move-to-ai-engineer").carries_over
    names = set(chain.from_iterable(shelf.names for shelf in ladder.every(Tool)))
    assert {"pgvector", "MLflow", "vLLM", "NeMo Guardrails", "OpenTelemetry"} <= names


@pytest.mark.parametrize("words", SUBJECTS.values(), ids=SUBJECTS)
def test_what_such_work_consists_of_can_be_done_as_a_step(ladder: Ladder, words: str) -> None:
    mine = ids(ladder, "actions")
    said = [f"{action.title} {action.text}" for action in ladder.actions if action.id in mine]
    assert any(re.search(words, text, re.IGNORECASE) for text in said)


def test_what_is_asked_for_has_two_examples(ladder: Ladder) -> None:
    mine = ids(ladder, "expectations")
    assert [wish.id for wish in ladder.expectations if wish.id in mine and not wish.examples] == []
