"""What raises says so: a public function of the memory or of the rules names each of its errors in its docstring.

Its own `raise` counts, that of a private function it calls in the same module, and a row that must be there.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("db", "growth")
MODULES = sorted(
    path.relative_to(ROOT)
    for floor in FLOORS
    for path in (ROOT / floor).rglob("*.py")
    if "migrations" not in path.relative_to(ROOT).parts
)
EXACTLY_ONE, NOT_FOUND = ("one", "scalar_one"), "NoResultFound"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Told:
    """A function with what stands in its docstring, or in that of its class."""

    name: str
    body: Function
    says: str


def functions(tree: ast.Module) -> Iterator[Told]:
    for node in tree.body:
        if isinstance(node, Function):
            yield Told(node.name, node, ast.get_docstring(node) or "")
        elif isinstance(node, ast.ClassDef):
            about = ast.get_docstring(node) or ""
            for inside in node.body:
                if isinstance(inside, Function):
                    yield Told(f"{node.name}.{inside.name}", inside, f"{about} {ast.get_docstring(inside) or ''}")


def raised(node: ast.AST, private: dict[str, Function], caught: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names of the errors that come out of a piece of code."""
    if isinstance(node, ast.Raise) and node.exc is not None:
        error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        yield from {ast.unparse(error).rpartition(".")[2]} - caught
    elif isinstance(node, ast.Try):
        for handler in node.handlers:
            named = _names(handler.type)
            again = any(isinstance(inside, ast.Raise) and inside.exc is None for inside in ast.walk(handler))
            yield from (named if again else frozenset()) - caught
        handled = frozenset().union(*(_names(handler.type) for handler in node.handlers))
        for inside in node.body:
            yield from raised(inside, private, caught | handled)
        for inside in (*node.handlers, *node.orelse, *node.finalbody):
            yield from raised(inside, private, caught)
        return
    elif isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        if called == "scope.own" or _must_be_one(node):
            yield from {NOT_FOUND} - caught
        if called in private:
            others = {name: body for name, body in private.items() if name != called}  # of one that calls itself
            yield from raised(private[called], others, caught)
    for inside in ast.iter_child_nodes(node):
        yield from raised(inside, private, caught)


def _names(errors: ast.expr | None) -> frozenset[str]:
    several = errors.elts if isinstance(errors, ast.Tuple) else [errors] if errors is not None else []
    return frozenset(ast.unparse(error).rpartition(".")[2] for error in several)


def _must_be_one(call: ast.Call) -> bool:
    """Whether a query's rows are asked for exactly one, which takes no argument."""
    return isinstance(call.func, ast.Attribute) and call.func.attr in EXACTLY_ONE and not (call.args or call.keywords)


def unsaid(tree: ast.Module) -> list[str]:
    """The public functions with an error that their docstrings do not name."""
    every = list(functions(tree))
    private = {told.name: told.body for told in every if told.name.startswith("_")}
    return [
        f"{told.name}: {error}"
        for told in every
        if not told.name.rpartition(".")[2].startswith("_")
        for error in sorted(set(raised(told.body, private)))
        if error not in told.says
    ]


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path)) for path in MODULES])
def test_whatever_a_public_function_raises_stands_in_its_docstring(path: Path) -> None:
    assert unsaid(ast.parse((ROOT / path).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("def f():\n raise E('no')", ["f: E"], id="by itself"),
        pytest.param("def f():\n '''Raises E when…'''\n raise E", [], id="and says so"),
        pytest.param("def f():\n return _g()\ndef _g():\n raise a.E", ["f: E"], id="by what it calls"),
        pytest.param("def f():\n try:\n  _g()\n except E:\n  pass\ndef _g():\n raise E", [], id="caught"),
        pytest.param("def f():\n try:\n  g()\n except E:\n  raise", ["f: E"], id="caught, and raised again"),
        pytest.param("async def f():\n await scope.own(s, R, w, 1)", ["f: NoResultFound"], id="a row that is there"),
        pytest.param("async def f():\n await scope.one(s, R, w, 1)", [], id="a row that may be there"),
        pytest.param("def f():\n rows.scalar_one()", ["f: NoResultFound"], id="exactly one"),
        pytest.param("def _f():\n raise E", [], id="nobody's business"),
        pytest.param("class A:\n def f(self):\n  raise E", ["A.f: E"], id="a method"),
    ],
)
def test_what_is_looked_for_would_be_found(source: str, found: list[str]) -> None:
    assert unsaid(ast.parse(source)) == found
