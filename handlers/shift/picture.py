"""How the answers to a measure went, as a picture."""

from content.model.offers import Measure
from growth.measure import Course
from handlers.framework import words
from handlers.shared.pictures import picture
from handlers.shared.pictures.picture import Picture
from handlers.shift import question


def course(asked: Measure, answers: Course, zone: str) -> Picture:
    """The shares over time, each with what was answered; below them where they went."""
    when = question.when(answers.points, zone)
    points = [
        picture.SharePoint(name, point.value or 0, point.label or "")
        for name, point in zip(when, answers.points, strict=True)
    ]
    return Picture(
        name="trend",
        title=words.text("The share {of}", of=asked.of),
        sentence=question.going(asked, answers, zone),
        lines=[f"{point.when}: {point.said}" for point in points],
        shows=picture.Shares(points),
    )
