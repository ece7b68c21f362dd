"""Modals and Home tabs: one stack of modals per person, one Home per person and app."""

import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from playground.errors import ApiError
from playground.wire import Json

STACK = 3

# How many former faces of a view are still known: a click is on its way while the app draws anew.
FORMER = 8


@dataclass(frozen=True, slots=True)
class View:
    """A view that Slack shows; `given` is what the app sent, with ids filled in."""

    id: str
    app: str
    user: str
    given: Json
    hash: str
    root: str
    previous: str | None = None

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.given["blocks"]
        return blocks

    @property
    def is_modal(self) -> bool:
        return bool(self.given["type"] == "modal")


@dataclass(slots=True)
class Views:
    """What every person has open."""

    count: Iterator[int]
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[tuple[str, str], View] = field(default_factory=dict)
    _former: dict[str, deque[View]] = field(default_factory=dict)

    def open(self, user: str, app: str, *, given: Json) -> View:
        """A modal on an empty stack."""
        self._refuse_taken(given.get("external_id"))
        uid = self._next("V0")
        view = View(uid, app, user, given, self._next("h."), root=uid)
        self.clear(user)
        self.stacks[user] = [view]
        return view

    def push(self, on: View, given: Json) -> View:
        """A modal on top of another. Raises ApiError when the other is gone or the stack is full."""
        stack = self.stacks.get(on.user, [])
        if all(view.id != on.id for view in stack):
            raise ApiError("not_found")
        if len(stack) >= STACK:
            raise ApiError("push_limit_reached")
        self._refuse_taken(given.get("external_id"))
        view = View(self._next("V0"), on.app, on.user, given, self._next("h."), root=on.root, previous=stack[-1].id)
        stack.append(view)
        return view

    def update(self, view: View, given: Json) -> View:
        """A modal with a new face, at its place in the stack."""
        if given.get("external_id") != view.given.get("external_id"):
            self._refuse_taken(given.get("external_id"))
        stack = self.stacks[view.user]
        self._remember(view)
        stack[stack.index(view)] = renewed = replace(view, given=given, hash=self._next("h."))
        return renewed

    def publish(self, user: str, app: str, *, given: Json) -> View:
        """A Home tab, new or with a new face."""
        old = self.homes.get((user, app))
        uid = old.id if old else self._next("V0")
        if old:
            self._remember(old)
        self.homes[user, app] = View(uid, app, user, given, self._next("h."), root=uid)
        return self.homes[user, app]

    def close(self, view: View) -> None:
        """Takes a modal off its stack."""
        self.stacks[view.user].remove(view)
        self._former.pop(view.id, None)

    def clear(self, user: str) -> None:
        for view in self.stacks.pop(user, []):
            self._former.pop(view.id, None)

    def stack(self, user: str) -> list[View]:
        return self.stacks.get(user, [])

    def find(self, view_id: str) -> View | None:
        """A view that somebody has open now, modal or Home."""
        return next((view for view in self._all() if view.id == view_id), None)

    def named(self, external_id: str) -> View | None:
        return next((view for view in self._all() if view.given.get("external_id") == external_id), None)

    def faces(self, view: View) -> list[View]:
        """The view as it is, then as it was before, newest first: somebody may still be looking at a former face."""
        return [view, *self._former.get(view.id, ())]

    def _remember(self, view: View) -> None:
        self._former.setdefault(view.id, deque(maxlen=FORMER)).appendleft(view)

    def _all(self) -> list[View]:
        return [*itertools.chain(*self.stacks.values()), *self.homes.values()]

    def _refuse_taken(self, external_id: str | None) -> None:
        if external_id and self.named(external_id):
            raise ApiError("duplicate_external_id")

    def _next(self, prefix: str) -> str:
        return f"{prefix}{next(self.count):08d}"
