"""What the cast writes fits what it is asked."""

from random import Random

from content.reading import loader
from demo import lines, said
from demo.cast import ROLES
from demo.lines import PLANS
from demo.plans import WENT

LADDER = loader.load(loader.shipped() / said.LADDER)


def test_the_cast_has_two_answers_to_every_question_of_its_ladder_and_to_no_other() -> None:
    assert said.TO.keys() == {question.id for question in LADDER.questions}
    assert {len(set(answers)) for answers in said.TO.values()} == {2}
    assert said.to(LADDER.questions[0].text) == said.TO[LADDER.questions[0].id]


def test_the_cast_knows_of_each_of_its_plans_how_it_went() -> None:
    assert list(WENT) == [plan for area in PLANS.values() for plan in area]
    for plan, went in WENT.items():
        assert said.of_plan(f"Last time you wrote:\n> {plan}\nHow did that go?") == went
    assert said.of_plan("Last time you wrote: something else") == said.OF_A_STEP


def test_nobody_of_the_cast_says_the_same_about_two_things() -> None:
    every = [line for bank in (said.TO, WENT) for answers in bank.values() for line in answers] + list(said.OF_A_STEP)
    assert len(every) == len(set(every))


def test_nobody_speaks_of_themselves_by_their_name_where_there_is_another_thing_to_say() -> None:
    priya, kenji = (ROLES[name] for name in ("priya", "kenji"))
    asked = said.TO["llm-release"]
    assert {lines.one(asked, priya, Random(n), set()) for n in range(9)} == {asked[1]}
    assert {lines.one(asked, kenji, Random(n), set()) for n in range(9)} == set(asked)
    assert lines.one(asked[:1], priya, Random(1), set()) == asked[0]
