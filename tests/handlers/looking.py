"""How people go through their competencies: page by page, with the buttons they see."""

from content.reading import loader
from growth import assessing
from playground.testing import Member
from tests.house import House, scene

LADDER = loader.load(loader.shipped() / "ml-engineer")
NAMES = [competency.name for competency in assessing.walk(LADDER)]
REVIEW = "Nothing is told before you finish here."  # a view of another is looked through before
SKIP, NOT_YET, GETTING_THERE, THERE, BEYOND = "Skip this one", "Not yet", "Getting there", "There", "Beyond"


@scene
async def marks(here: House, who: Member, *words: str) -> None:
    """Page after page: a mark and on, or past it."""
    for word in words:
        await here.let(who.clicks(word))
        if SKIP not in word:
            await here.let(who.submits())


@scene
async def goes_through(here: House, who: Member, *words: str, whom: str = "", level: str = "") -> None:
    """Everything from the first page to the last: these words first, and There for all the others."""
    await here.let(who.types(f"/growth assess {whom}".strip()))
    if level:
        await here.let(who.clicks(level), who.submits())
    await marks(here, who, *words, *[THERE] * (len(NAMES) - len(words)))
    if REVIEW in (who.modal or ""):
        await here.let(who.submits())


@scene
async def shares(here: House, who: Member, *words: str, manager: str = "Bob") -> None:
    """Goes through everything, and shares it."""
    await goes_through(here, who, *words)
    await here.let(who.clicks(f"Share with {manager}"))
    await who.closes()


def page(who: Member) -> str:
    """The competency before somebody, by the place it says."""
    lines = (who.modal or "").splitlines()
    return lines[2] if len(lines) > 2 and " of " in lines[1] else ""
