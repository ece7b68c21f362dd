"""Before a manager's view: the form that asks against which level. It draws itself and reads itself."""

from typing import Any

from content.model.ladder import Ladder
from growth import assessing
from growth.facts import Person
from handlers.assessments import views
from handlers.framework import blocks, forms, words

FORM, LEVEL = "assessments.level_form", "level"


def draw(ladder: Ladder, subject: Person) -> dict[str, Any]:
    """The person's own is theirs to tell, so none is suggested."""
    choices: list[tuple[str, str, str | None]] = [(x.id, x.name, x.years) for x in assessing.described(ladder)]
    name = words.escape(subject.name)
    drawn = [
        blocks.section(
            "Your view of {name}, one competency at a time. Stop any time, and it goes on from there.", name=name
        ),
        blocks.quiet(views.who_sees_view(subject)),
        forms.radios(LEVEL, "Against which level do you look?", choices, None),
        blocks.quiet("{name}'s own level is known to {name} alone, until they share their view with you.", name=name),
    ]
    ref = views.SubjectRef(person=subject.id)
    return forms.modal(FORM, "Your view", drawn, submit="Begin", metadata=ref.model_dump_json())


def read(values: forms.Values) -> str:
    return forms.chosen(values, LEVEL) or ""
