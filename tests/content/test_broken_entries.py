"""One mistake in a ladder is one problem, in words that say what to do about it."""

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "actions.yaml",
            "    done_when: The floor is clean.\n",
            "",
            "actions.yaml: sweep.done_when: is missing, add it",
            id="a key left out",
        ),
        pytest.param(
            "actions.yaml",
            "done_when: The floor",
            "done_if: x\n    done_when: The floor",
            "actions.yaml: sweep.done_if: is not a key of this entry, perhaps you meant done_when",
            id="a key misspelt",
        ),
        pytest.param(
            "actions.yaml",
            "Sweep the forge\n",
            f"{'S' * 61}\n",
            "actions.yaml: sweep.title: has 61 characters, shorten it to 60",
            id="a text too long",
        ),
        pytest.param(
            "actions.yaml",
            "title: Sweep the forge\n",
            "title: 5\n",
            "actions.yaml: sweep.title: is 5, not a text, put it between quotes",
            id="a number for a text",
        ),
        pytest.param(
            "actions.yaml",
            "minutes: 30",
            "minutes: half an hour",
            "actions.yaml: sweep.minutes: is 'half an hour', not a whole number, write it in digits, without quotes",
            id="words for a number",
        ),
        pytest.param(
            "actions.yaml",
            "minutes: 30",
            "minutes: 3",
            "actions.yaml: sweep.minutes: is 3, input should be greater than or equal to 15",
            id="too short a time",
        ),
        pytest.param(
            "actions.yaml",
            "expectations: [keeps-the-fire]",
            "expectations: keeps-the-fire",
            "actions.yaml: sweep.expectations: is 'keeps-the-fire', not a list, write it as [one, two]",
            id="a text for a list",
        ),
        pytest.param(
            "resources.yaml",
            "areas: [fire]",
            "areas: []",
            "resources.yaml: book.areas: is empty, fill it in",
            id="an empty list",
        ),
        pytest.param(
            "resources.yaml",
            "kind: read",
            "kind: listen",
            "resources.yaml: book.kind: is 'listen', use 'read', 'watch', 'course', 'practice' or 'attend'",
            id="a kind that is not one",
        ),
        pytest.param(
            "resources.yaml",
            "https://guild",
            "guild",
            "resources.yaml: book.link: is 'guild.example/book', give the whole address, starting with https://",
            id="half an address",
        ),
        pytest.param(
            "questions.yaml",
            "id: heat",
            "id: Heat It",
            "questions.yaml: Heat It.id: is 'Heat It', "
            "use small letters and digits, joined by hyphens (in facts also by dots)",
            id="an id with a space",
        ),
        pytest.param(
            "questions.yaml",
            "id: heat, ",
            "",
            "questions.yaml: questions number 1.id: is missing, add it",
            id="an entry without an id",
        ),
        pytest.param(
            "questions.yaml",
            "questions:\n",
            "questions:\n  - heat\n",
            "questions.yaml: questions number 1: is 'heat', not an entry, start it with - id:",
            id="an entry that is a word",
        ),
        pytest.param(
            "questions.yaml",
            "questions:\n",
            "question: 1\nquestions:\n",
            "questions.yaml: question: is not a key of this document, perhaps you meant questions",
            id="a list misspelt",
        ),
        pytest.param(
            "ladder.yaml",
            'version: "1"',
            "version: 1",
            "ladder.yaml: version: is 1, not a text, put it between quotes",
            id="a version without quotes",
        ),
        pytest.param(
            "questions.yaml",
            "text: Was it hot enough?",
            "text: [",
            "questions.yaml: line 2: is not YAML: did not find expected node content, "
            "look at this line and the one above",
            id="not YAML",
        ),
        pytest.param(
            "actions.yaml",
            "    minutes: 30\n",
            "    minutes: 30\n    minutes: 40\n",
            "actions.yaml: line 7: is not YAML: the key minutes stands twice, look at this line and the one above",
            id="a key twice",
        ),
        pytest.param(
            "actions.yaml",
            "id: draw-a-gate",
            "id: sweep",
            "actions.yaml: sweep: is the id of 2 entries, give each an id of its own",
            id="an id twice",
        ),
        pytest.param(
            "competencies.yaml",
            "competencies:\n",
            "competencies:\n"
            "  - {id: fire, name: F, category: craft, descriptors: {apprentice: A, master: B}, source: guild}\n",
            "competencies.yaml: fire: is also the id of an area, give the competency another id",
            id="a competency called like an area",
        ),
        pytest.param(
            "competencies.yaml",
            ", master: You hit it once.",
            "",
            "competencies.yaml: hammering.descriptors: says nothing of master, describe it at every level",
            id="a level not described",
        ),
        pytest.param(
            "competencies.yaml",
            "category: craft",
            "category: crafts",
            "competencies.yaml: hammering.category: crafts is not one of the categories, perhaps you meant craft",
            id="an unknown category",
        ),
        pytest.param(
            "actions.yaml",
            "[keeps-the-fire]",
            "[keep-the-fire]",
            "actions.yaml: sweep.expectations: keep-the-fire is not one of the expectations, "
            "perhaps you meant keeps-the-fire",
            id="an unknown expectation",
        ),
        pytest.param(
            "resources.yaml",
            "[apprentice, master]",
            "[apprentice, master, duke]",
            "resources.yaml: book.levels: duke is not one of the levels, known here: apprentice, master",
            id="an unknown level",
        ),
        pytest.param(
            "expectations.yaml",
            "expectations:\n",
            "expectations:\n  - {id: rules, level: masters, text: You rule., source: guild}\n",
            "expectations.yaml: rules.level: masters is not one of the levels, perhaps you meant master",
            id="a level misspelt",
        ),
        pytest.param(
            "competencies.yaml",
            "{apprentice: You",
            "{duke: You watch., apprentice: You",
            "competencies.yaml: hammering.descriptors: duke is not one of the levels, known here: apprentice, master",
            id="a descriptor of an unknown level",
        ),
        pytest.param(
            "questions.yaml",
            "areas: [fire]",
            "areas: [water]",
            "questions.yaml: heat.areas: water is not one of the areas, known here: fire",
            id="an unknown area",
        ),
        pytest.param(
            "ladder.yaml",
            "Stoking], source: guild",
            "Stoking], source: gild",
            "ladder.yaml: fire.source: gild is not one of the sources, perhaps you meant guild",
            id="an unknown source",
        ),
        pytest.param(
            "actions.yaml",
            "level: master",
            "level: apprentice",
            "actions.yaml: master: this level has no actions, add at least one",
            id="a level with nothing to do",
        ),
        pytest.param(
            "expectations.yaml",
            "level: master",
            "level: apprentice",
            "expectations.yaml: master: this level has no expectations, add at least one",
            id="a level that asks for nothing",
        ),
        pytest.param(
            "resources.yaml",
            "[apprentice, master]",
            "[apprentice]",
            "resources.yaml: master: this level has no resources, add at least one",
            id="a level with nothing to read",
        ),
        pytest.param(
            "questions.yaml",
            "areas: [fire]",
            "areas: [fire], levels: [master]",
            "questions.yaml: apprentice: this level has no questions, add at least one",
            id="a level with nothing to answer",
        ),
    ],
)
def test_one_mistake_is_one_problem(edit: Edit, refusal: Refusal, file: str, old: str, new: str, problem: str) -> None:
    edit(file, old, new)
    assert refusal() == [problem]
