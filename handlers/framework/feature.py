"""What a feature says of itself in the table of contents."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from growth.prompts import Rule
from handlers.framework.context import Draw
from handlers.framework.keeping import Keeps
from handlers.framework.message_parts import Apply
from handlers.framework.retrying import Retry
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undo
from handlers.framework.upcoming import Upcoming

if TYPE_CHECKING:
    from handlers.framework.registry import Registry


@dataclass(frozen=True, slots=True)
class TickStep:
    """What a feature does at each step of the clock. Doing it again does no harm, and a crash loses nothing."""

    name: str
    run: Callable[[Tenant, "Registry"], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Speaks:
    """What a feature says by itself: the rules that decide when, and how it looks in its message.

    `applies` writes down what was decided on, by the kind of prompt; of some there is nothing to write.
    """

    rules: tuple[Rule, ...]
    draw: Draw
    applies: Mapping[str, Apply] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """All there is to know of a feature.

    `listens` registers its listeners, each under its word or id. `keeps` is what it keeps of a person, also where that
    is nothing. `says` has a label, "a check-in", for each kind of what it says by itself. `undelivered` takes back what
    it did for a message that never arrived, and `retries` makes that anew where an admin wants it. `upcoming` says when
    the next of its `steps` has something to do.
    """

    name: str = field(kw_only=False)
    keeps: Keeps
    listens: Callable[["Registry"], None] | None = None
    speaks: Speaks | None = None
    says: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[TickStep, ...] = ()
    upcoming: Upcoming | None = None
    undelivered: Undo | None = None
    retries: Retry | None = None
