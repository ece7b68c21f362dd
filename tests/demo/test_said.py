"""What the cast writes fits what it is asked."""

from random import Random

from content.reading import loader
from demo import lines, plans, said
from demo.cast import ROLES

LADDER = loader.load(loader.shipped() / said.LADDER)


def test_the_cast_has_two_answers_to_every_question_of_its_ladder_and_to_no_other() -> None:
    assert said.TO.keys() == {question.id for question in LADDER.questions}
    assert {len(set(answers)) for answers in said.TO.values()} == {2}
    assert said.to(LADDER.questions[0].text) == said.TO[LADDER.questions[0].id]


def test_the_cast_knows_of_each_of_its_plans_how_it_went() -> None:
    for area in plans.WENT.values():
        for plan, how in area.items():
            text = f"Last time you wrote:\n> {plan}\nHow did that go?"
            assert plans.went(text, plans.DONE) == (how.done,)
            assert plans.went(text, plans.GOING) == (how.half,)
            assert plans.went(text, plans.DROPPED) == plans.LET_GO
    assert plans.went("Last time you wrote: something else", plans.DONE) == ()


def test_nobody_of_the_cast_says_the_same_about_two_things() -> None:
    answers = [line for every in said.TO.values() for line in every]
    went = [line for area in plans.WENT.values() for how in area.values() for line in how]
    every = [*answers, *went, *plans.LET_GO, *said.OF_A_STEP]
    assert len(every) == len(set(every))


def test_nobody_speaks_of_themselves_by_their_name_where_there_is_another_thing_to_say() -> None:
    priya, kenji = (ROLES[name] for name in ("priya", "kenji"))
    asked = said.TO["llm-release"]
    assert {lines.one(asked, priya, Random(n), set()) for n in range(9)} == {asked[1]}
    assert {lines.one(asked, kenji, Random(n), set()) for n in range(9)} == set(asked)
    assert lines.one(asked[:1], priya, Random(1), set()) == asked[0]
