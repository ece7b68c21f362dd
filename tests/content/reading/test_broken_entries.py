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
            "actions.yaml:2: sweep.done_when: is missing, add it",
            id="a key left out",
        ),
        pytest.param(
            "actions.yaml",
            "done_when: The floor",
            "done_if: x\n    done_when: The floor",
            "actions.yaml:7: sweep.done_if: is not a key of this entry, perhaps you meant done_when",
            id="a key misspelt",
        ),
        pytest.param(
            "actions.yaml",
            "Sweep the forge\n",
            f"{'S' * 61}\n",
            "actions.yaml:4: sweep.title: has 61 characters, shorten it to 60",
            id="a text too long",
        ),
        pytest.param(
            "actions.yaml",
            "title: Sweep the forge\n",
            "title: 5\n",
            "actions.yaml:4: sweep.title: is 5, not a text, put it between quotes",
            id="a number for a text",
        ),
        pytest.param(
            "actions.yaml",
            "minutes: 30",
            "minutes: half an hour",
            "actions.yaml:6: sweep.minutes: is 'half an hour', not a whole number, write it in digits, without quotes",
            id="words for a number",
        ),
        pytest.param(
            "actions.yaml",
            "minutes: 30",
            "minutes: 3",
            "actions.yaml:6: sweep.minutes: is 3, use 15 or more",
            id="too short a time",
        ),
        pytest.param(
            "actions.yaml",
            "minutes: 30",
            "minutes: 3000",
            "actions.yaml:6: sweep.minutes: is 3000, use 2400 or less",
            id="too long a time",
        ),
        pytest.param(
            "actions.yaml",
            "expectations: [keeps-the-fire]",
            "expectations: &mine [keeps-the-fire, *mine]",
            "actions.yaml:9: never ends: *mine stands within what it refers to, write out what is meant",
            id="a list that holds itself",
        ),
        pytest.param(
            "actions.yaml",
            "expectations: [keeps-the-fire]",
            "expectations: keeps-the-fire",
            "actions.yaml:9: sweep.expectations: is 'keeps-the-fire', not a list, write it as [one, two]",
            id="a text for a list",
        ),
        pytest.param(
            "resources.yaml",
            "areas: [fire]",
            "areas: []",
            "resources.yaml:10: book.areas: is empty, fill it in",
            id="an empty list",
        ),
        pytest.param(
            "resources.yaml",
            "kind: read",
            "kind: listen",
            "resources.yaml:6: book.kind: is 'listen', use 'read', 'watch', 'course', 'practice' or 'attend'",
            id="a kind that is not one",
        ),
        pytest.param(
            "resources.yaml",
            "https://guild",
            "guild",
            "resources.yaml:5: book.link: is 'guild.example/book', give the whole address, starting with https://",
            id="half an address",
        ),
        pytest.param(
            "questions.yaml",
            "id: heat",
            "id: Heat It",
            "questions.yaml:2: Heat It.id: is 'Heat It', "
            "use small letters and digits, joined by hyphens (in facts also by dots)",
            id="an id with a space",
        ),
        pytest.param(
            "questions.yaml",
            "id: heat, ",
            "",
            "questions.yaml:2: questions number 1.id: is missing, add it",
            id="an entry without an id",
        ),
        pytest.param(
            "questions.yaml",
            "questions:\n",
            "questions:\n  - heat\n",
            "questions.yaml:2: questions number 1: is 'heat', not an entry, start it with - id:",
            id="an entry that is a word",
        ),
        pytest.param(
            "questions.yaml",
            "questions:\n",
            "question: 1\nquestions:\n",
            "questions.yaml:1: question: is not a key of this document, perhaps you meant questions",
            id="a list misspelt",
        ),
        pytest.param(
            "ladder.yaml",
            'version: "1"',
            "version: 1",
            "ladder.yaml:3: version: is 1, not a text, put it between quotes",
            id="a version without quotes",
        ),
        pytest.param(
            "questions.yaml",
            "text: Was it hot enough?",
            "text: [",
            "questions.yaml:2: is not YAML: did not find expected node content, look at this line and the one above",
            id="not YAML",
        ),
        pytest.param(
            "actions.yaml",
            "    minutes: 30\n",
            "    minutes: 30\n    minutes: 40\n",
            "actions.yaml:7: is not YAML: the key minutes stands twice, look at this line and the one above",
            id="a key twice",
        ),
        pytest.param(
            "actions.yaml",
            "id: draw-a-gate",
            "id: sweep",
            "actions.yaml:11: sweep: is the id of 2 entries, give each an id of its own",
            id="an id twice",
        ),
        pytest.param(
            "actions.yaml",
            "    source: guild\n  - id: draw-a-gate",
            "    source: guild\n    minutes: 40\n  - id: draw-a-gate",
            "actions.yaml:11: is not YAML: the key minutes stands twice, look at this line and the one above",
            id="a key twice, far apart",
        ),
        pytest.param(
            "competencies.yaml",
            "competencies:\n",
            "competencies:\n"
            "  - {id: fire, name: F, category: craft, descriptors: {apprentice: A, master: B}, source: guild}\n",
            "competencies.yaml:4: fire: is also an id in areas, give this one another id",
            id="a competency called like an area",
        ),
        pytest.param(
            "competencies.yaml",
            "{apprentice: You hit the iron., master: You hit it once.}",
            "{}",
            "competencies.yaml:7: hammering.descriptors: is empty, fill it in",
            id="a competency that says nothing",
        ),
        pytest.param(
            "competencies.yaml",
            "category: craft",
            "category: crafts",
            "competencies.yaml:6: hammering.category: crafts is not one of the categories, perhaps you meant craft",
            id="an unknown category",
        ),
        pytest.param(
            "actions.yaml",
            "[keeps-the-fire]",
            "[keep-the-fire]",
            "actions.yaml:9: sweep.expectations: keep-the-fire is not one of the expectations, "
            "perhaps you meant keeps-the-fire",
            id="an unknown expectation",
        ),
        pytest.param(
            "resources.yaml",
            "[apprentice, master]",
            "[apprentice, master, duke]",
            "resources.yaml:9: book.levels: duke is not one of the levels, known here: apprentice, master",
            id="an unknown level",
        ),
        pytest.param(
            "expectations.yaml",
            "expectations:\n",
            "expectations:\n  - {id: rules, level: masters, text: You rule., source: guild}\n",
            "expectations.yaml:2: rules.level: masters is not one of the levels, perhaps you meant master",
            id="a level misspelt",
        ),
        pytest.param(
            "competencies.yaml",
            "{apprentice: You",
            "{duke: You watch., apprentice: You",
            "competencies.yaml:7: hammering.descriptors: duke is not one of the levels, known here: apprentice, master",
            id="a descriptor of an unknown level",
        ),
        pytest.param(
            "questions.yaml",
            "areas: [fire]",
            "areas: [water]",
            "questions.yaml:2: heat.areas: water is not one of the areas, known here: fire",
            id="an unknown area",
        ),
        pytest.param(
            "ladder.yaml",
            "Stoking], source: guild",
            "Stoking], source: gild",
            "ladder.yaml:9: fire.source: gild is not one of the sources, perhaps you meant guild",
            id="an unknown source",
        ),
        pytest.param(
            "actions.yaml",
            "level: master",
            "level: apprentice",
            "actions.yaml:1: master: this level has no actions, add at least one",
            id="a level with nothing to do",
        ),
        pytest.param(
            "expectations.yaml",
            "level: master",
            "level: apprentice",
            "expectations.yaml:1: master: this level has no expectations, add at least one",
            id="a level that asks for nothing",
        ),
        pytest.param(
            "resources.yaml",
            "[apprentice, master]",
            "[apprentice]",
            "resources.yaml:1: master: this level has no resources, add at least one",
            id="a level with nothing to read",
        ),
        pytest.param(
            "questions.yaml",
            "areas: [fire]",
            "areas: [fire], levels: [master]",
            "questions.yaml:1: apprentice: this level has no questions, add at least one",
            id="a level with nothing to answer",
        ),
    ],
)
def test_one_mistake_is_one_problem(edit: Edit, refusal: Refusal, file: str, old: str, new: str, problem: str) -> None:
    edit(file, old, new)
    assert refusal() == [problem]
