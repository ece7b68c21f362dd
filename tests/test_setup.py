"""A fresh machine: what is locked installs with the oldest pip that a supported Python ships, and a start is told."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections import defaultdict
from importlib import metadata
from importlib.metadata import PackageMetadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("run.txt", "dev.txt")
OLDEST_PIP = "22.3"  # Python 3.11.0 came with it
PYPROJECT, PLAYGROUND = (
    tomllib.loads((ROOT / folder / "pyproject.toml").read_text(encoding="utf-8")) for folder in (".", "playground")
)
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any"
GROUPS = {"run.txt": ("build",), "dev.txt": ("build", "dev")}


def locked(name: str) -> dict[str, set[str]]:
    """What a requirement file locks, by its name, with the extras that stand beside it."""
    lines = re.findall(r"^([\w.-]+)(?:\[([\w,-]+)\])?==", (ROOT / "requirements" / name).read_text(), re.MULTILINE)
    found: dict[str, set[str]] = defaultdict(set)
    for distribution, extras in lines:
        found[canonicalize_name(distribution)] |= set(extras.split(",")) - {""}
    return found


def asked_for(name: str) -> list[Requirement]:
    """What Trellis and its local Slack ask for, and what each locked distribution that is installed here asks for."""
    lock = locked(name)
    groups = [line for group in GROUPS[name] for line in PYPROJECT["dependency-groups"][group]]
    own = (*PYPROJECT["project"]["dependencies"], *PLAYGROUND["project"]["dependencies"])
    ours = [Requirement(line) for line in (*own, *groups) if isinstance(line, str)]
    here = {canonicalize_name(found.name) for found in metadata.distributions()}
    theirs = [
        required
        for distribution in lock.keys() & here
        for required in map(Requirement, metadata.requires(distribution) or ())
        if required.marker is None or any(required.marker.evaluate({"extra": x}) for x in ("", *lock[distribution]))
    ]
    return [*ours, *theirs]


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_with_an_extra_is_locked_with_it(name: str) -> None:
    lock = locked(name)
    with_extras = [required for required in asked_for(name) if required.extras]
    assert {required.name for required in with_extras} >= {"psycopg", "sqlalchemy"}
    assert [str(r) for r in with_extras if not r.extras <= lock.get(canonicalize_name(r.name), set())] == []


def test_the_requirement_files_agree() -> None:
    pins = [set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE)) for name in LOCKS]
    assert pins[0] <= pins[1]


@pytest.fixture(scope="module")
def oldest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the oldest pip. It comes from the package index, as all that is installed does."""
    place = tmp_path_factory.mktemp("oldest")
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    done = pip(python, "install", f"pip=={OLDEST_PIP}")
    if done.returncode and not os.environ.get("CI"):
        pytest.skip(f"pip {OLDEST_PIP} cannot be had here: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return python


def pip(python: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [python, "-m", "pip", "--disable-pip-version-check", *words, "--quiet"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def released(folder: Path, name: str, version: str, wants: PackageMetadata) -> str:
    """An empty release, with what the real one asks for; returns its hash."""
    stem = f"{canonicalize_name(name).replace('-', '_')}-{version}"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [
        f"{field}: {each}" for field in ("Provides-Extra", "Requires-Dist") for each in wants.get_all(field) or ()
    ]
    wheel = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as parts:
        for part, text in (("METADATA", "\n".join(lines)), ("WHEEL", WHEEL), ("RECORD", "")):
            parts.writestr(zipfile.ZipInfo(f"{stem}.dist-info/{part}"), text)  # of no time: made again, it is the same
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def tomorrow(folder: Path, name: str) -> Path:
    """What a file locks, with its names, extras and markers, on the day on which something newer of each is out."""
    file = folder / name
    lines = []
    for found in re.finditer(
        r"^(([\w.-]+)\S*==(\S+)[^\\\n]*)", (ROOT / "requirements" / name).read_text(), re.MULTILINE
    ):
        requirement, distribution, version = found.groups()
        marker = Requirement(requirement).marker
        if marker is None or marker.evaluate():
            wants = metadata.metadata(distribution)
            released(folder, distribution, "9999", wants)
            lines.append(f"{requirement} --hash=sha256:{released(folder, distribution, version, wants)}")
    file.write_text("\n".join(lines))
    return file


@pytest.mark.parametrize("name", LOCKS)
def test_the_oldest_pip_takes_what_is_locked_whatever_is_newer(oldest: Path, tmp_path: Path, name: str) -> None:
    """Some pips take the newest of what is asked for with an extra, and refuse it, unless it is locked with that."""
    file = tomorrow(tmp_path, name)
    index = ("--no-index", "--find-links", str(tmp_path))
    done = pip(oldest, "install", "--dry-run", "--ignore-installed", "--require-hashes", *index, "-r", str(file))
    assert done.returncode == 0, done.stderr


def made(folder: Path, **python: str) -> subprocess.CompletedProcess[str]:
    """`make setup` in a folder with nothing but the Makefile, and a Python that answers by these lines of shell."""
    shutil.copy(ROOT / "Makefile", folder)
    answers = "\n".join(f'case "$*" in *{word}*) {answer};; esac' for word, answer in python.items())
    stand_in = folder / "other-python"
    stand_in.write_text(f'#!/bin/sh\n{answers}\nexec {sys.executable} "$@"\n')
    stand_in.chmod(0o755)
    return make(folder, f"PYTHON={stand_in}", "setup")


def make(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """As typed at a prompt: a make that `make test` started would say which folder it enters and leaves."""
    typed = {name: value for name, value in os.environ.items() if name not in {"MAKELEVEL", "MAKEFLAGS", "MFLAGS"}}
    command = [str(shutil.which("make")), "UV=", *words]
    return subprocess.run(command, cwd=folder, env=typed | more, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("python", "said"),
    [
        pytest.param(
            {"version_info": "exit 1", "-V": "echo Python 3.9.2; exit"},
            "Trellis needs Python 3.11 or newer, and {python} is Python 3.9.2. "
            "Name another: make setup PYTHON=python3.12",
            id="too old",
        ),
        pytest.param(
            {"ensurepip": "exit 1"},
            "{python} cannot make a .venv: its module venv or ensurepip is missing. "
            "On Debian and Ubuntu: apt install python3-venv",
            id="without venv",
        ),
    ],
)
def test_a_python_that_will_not_do_is_told_in_one_sentence(python: dict[str, str], said: str, tmp_path: Path) -> None:
    done = made(tmp_path, **python)
    assert done.returncode != 0
    assert done.stdout.splitlines()[-1] == said.format(python=tmp_path / "other-python")
    assert not (tmp_path / ".venv").exists()


def test_a_python_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    done = make(tmp_path, "PYTHON=python9", "setup")
    assert "Trellis needs Python 3.11 or newer, and there is no python9." in done.stdout


@pytest.mark.parametrize(("leaves", "said"), [(0, ""), (1, "all will take a seventh longer on it.")])
def test_a_python_that_is_slower_than_it_could_be_is_taken_and_said(leaves: int, said: str, tmp_path: Path) -> None:
    done = made(tmp_path, **{"optimizations": f"exit {leaves}", "-m\\ venv": "exit 3"})
    *before, last = [line for line in done.stdout.splitlines() if not line.startswith("make:")]
    assert last == "Making .venv (once)"
    assert said in "".join(before)
    assert bool(before) == bool(said)


def test_where_there_is_no_node_the_check_of_the_javascript_says_so(tmp_path: Path) -> None:
    done = make(ROOT, "scripts", PATH=str(tmp_path))
    said = "There is no node here: the JavaScript of the page is not checked.\n"
    assert (done.returncode, done.stdout) == (0, said), done.stderr
