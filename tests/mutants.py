"""Damages the plan of 2017 at random, by a number: python -m tests.mutants FIRST COUNT FOLDER runs so many of them.

Each is read by the program as a user would have it read, in a process of its own; every tenth is reported on in full.
A line for each on standard output: its number, what is wrong, the exit code, the seconds of processor time, the
megabytes that the process held at most, and what was done to the plan.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import resource  # not on Windows, as os.fork
import shutil
import signal
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zipfile import ZIP_DEFLATED, ZipFile

from nshreport import cli, errors
from tests.plan_2017 import WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Callable

EXIT_CODES = {0, *(kind.exit_code for kind in errors.KINDS)}
_TRACEBACK = 99
REPORT_EVERY = 10
MOST_SECONDS, MOST_MEGABYTES = 30, 1_000
"""What a damaged plan may take, of processor time and of memory."""
_WAIT = 120
"""Seconds after which a run that does nothing is ended."""
_ODD = (
    *("", "-1", "0", "1", "999999999999", "XFD1048576", "A0", "4D", "A1:XFD1048576", "abc", "1e309", "NaN", "true"),
    *("é", "\u202e", "#SPILL!", "e", "s", "str", "b", "d", "inlineStr", "rId1", "../../etc", "&#0;", "&amp;", "<x/>"),
)
_TEXTS = (
    *("31 February", "99/99/9999", "1 January 9999", "Q9", "-", "tbc " * 2_000, "A; " * 2_000, "\u200b", "=1+1"),
    *("Tactic", "Timing", "Phase 9 (Smarch)", "Objective 0", "Deferred to", "🎉" * 300, "1900-01-00", "Completed?"),
)
_NUMBERS = ("-1", "0", "60", "0.999999", "2958465", "2958466", "1e308", "-1e308", "42825.99999", "007", "1_0", "1,5")


def _flip(chance: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _cut(chance: random.Random, content: bytes) -> bytes:
    begin = chance.randrange(len(content))
    return content[:begin] + content[begin + chance.choice((1, 10, 1_000, len(content))) :]


def _repeat(chance: random.Random, content: bytes) -> bytes:
    begin = chance.randrange(len(content))
    end = begin + chance.randint(1, 2_000)
    return content[:end] + content[begin:end] * chance.randint(1, 20) + content[end:]


def _attribute(chance: random.Random, content: bytes) -> bytes:
    """A value of an attribute, or the whole of one, is another."""
    found = chance.choice([*re.finditer(rb' [\w:]+="([^"]*)"', content)] or [re.search(b"$", content)])
    assert found is not None
    if found.lastindex is None or not chance.randrange(5):
        return content[: found.start()] + content[found.end() :]
    return content[: found.start(1)] + chance.choice(_ODD).encode() + content[found.end(1) :]


def _tag(chance: random.Random, content: bytes) -> bytes:
    """A tag is left out, is there many times, or has another name."""
    tags = [*re.finditer(rb"</?[\w:]+[^>]*>", content)]
    if not tags:
        return b""
    tag = chance.choice(tags)
    other = chance.choice((b"", tag[0] * chance.choice((2, 500)), chance.choice(tags)[0], b"<a>", b"<!-- -->"))
    return content[: tag.start()] + other + content[tag.end() :]


def _text(chance: random.Random, content: bytes) -> bytes:
    """The text of an element is another."""
    texts = [*re.finditer(rb">([^<>]+)<", content)]
    if not texts:
        return content
    text = chance.choice(texts)
    new = chance.choice((*_TEXTS, *_NUMBERS, *_ODD)).encode()
    return content[: text.start(1)] + new + content[text.end(1) :]


def _cell(chance: random.Random, content: bytes) -> bytes:
    """A cell holds another kind of value."""
    cells = [*re.finditer(rb'(<c r="[A-Z]+[0-9]+")[^>]*?(?:/>|>.*?</c>)', content)]
    if not cells:
        return _attribute(chance, content)
    cell = chance.choice(cells)
    number, text = chance.choice(_NUMBERS), chance.choice(_TEXTS)
    value = chance.choice(
        (
            f' s="{chance.randint(0, 9)}"><v>{number}</v></c>',
            f' t="inlineStr"><is><t>{text}</t></is></c>',
            f' t="{chance.choice(_ODD[-10:-2])}"><v>{number}</v></c>',
            f' t="e"><f>A1</f><v>{chance.choice(("#SPILL!", "#REF!", "#", "x"))}</v></c>',
            "><f>SUM(A1:A9)</f></c>",
            f' t="s"><v>{chance.randint(-1, 300)}</v></c>',
        )
    )
    return content[: cell.start()] + cell[1] + value.encode() + content[cell.end() :]


_TO_FILE: tuple[Callable[[random.Random, bytes], bytes], ...] = (_flip, _cut, _repeat)
_TO_PART: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    *(_flip, _cut, _repeat, _attribute, _attribute, _tag, _tag, _text, _text, _cell, _cell, _cell),
)


def make_mutant(number: int) -> tuple[str, bytes]:
    """A damaged workbook, always the same for a number, and what was done to it."""
    chance = random.Random(number)  # noqa: S311 - nothing is kept secret
    content = WORKBOOK.read_bytes()
    if not chance.randrange(8):
        change = chance.choice(_TO_FILE)
        return f"file{change.__name__}", change(chance, content)
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        names = sorted(parts)
        # Most of what may go wrong is in the sheets and their texts.
        name = chance.choice([*names, *[name for name in names if "sheet" in name or "Strings" in name] * 3])
        match chance.randrange(20):
            case 0:
                parts.pop(name)
                done.append(f"{name} dropped")
            case 1:
                parts[name] = parts[chance.choice(names)]
                done.append(f"{name} is another")
            case _:
                change = chance.choice(_TO_PART)
                parts[name] = change(chance, parts[name])
                done.append(f"{name}{change.__name__}")
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return ", ".join(done), made.getvalue()


def run_mutant(number: int, folder: Path) -> str:
    """A line on what the program makes of a mutant: "ok", or what is wrong."""
    plan, output = folder / "plan.xlsx", folder / "output"
    done, content = make_mutant(number)
    plan.write_bytes(content)
    whole = number % REPORT_EVERY == 0
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _run([("report" if whole else "check"), str(plan), "--as-of", "2017-03-31", "--output", str(output)], folder)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    megabytes = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    trouble = [
        *(["traceback"] if code == _TRACEBACK else [f"ended by signal {-code}"] if code < 0 else []),
        *(["exit code"] if code not in EXIT_CODES else []),
        *(["input changed"] if hashlib.sha256(plan.read_bytes()).digest() != hashlib.sha256(content).digest() else []),
        *(["half a pack"] if not _is_whole(output, written=whole and code == 0) else []),
        *(["too long"] if seconds > MOST_SECONDS else []),
        *(["too large"] if megabytes > MOST_MEGABYTES else []),
        *(["no sentence"] if code != 0 and not (folder / "said").read_text(encoding="utf-8").strip() else []),
    ]
    shutil.rmtree(output, ignore_errors=True)
    return f"{number}\t{', '.join(trouble) or 'ok'}\t{code}\t{seconds:.2f}\t{megabytes:.0f}\t{done}"


def _run(arguments: list[str], folder: Path) -> NoReturn:
    """Run the program and end this process with its exit code; it may say as much as it likes, but not for ever."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(_WAIT)
    code = 0
    try:
        with (folder / "said").open("w", encoding="utf-8") as said, redirect_stdout(said), redirect_stderr(said):
            cli.main(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001 - whatever comes up is what is looked for
        traceback.print_exc(file=sys.stderr)
        code = _TRACEBACK
    sys.stderr.flush()
    os._exit(code)


def _is_whole(output: Path, *, written: bool) -> bool:
    """Whether a pack is there, with its record, where one was written, and nothing at all where none was."""
    found = [path for path in output.glob("*") if path.name != "runs.log"] if output.is_dir() else []
    return [path.name for path in found] == (["2017-03-31"] if written else []) and all(
        (path / "run.json").is_file() for path in found
    )


if __name__ == "__main__":
    first, count, place = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    with redirect_stdout(StringIO()):  # what it imports is then there for every process
        with suppress(SystemExit):
            cli.main(["report", str(WORKBOOK), "--as-of", "2017-03-31", "--output", str(place / "output")])
        shutil.rmtree(place / "output")
    for mutant in range(first, first + count):
        print(run_mutant(mutant, place), flush=True)  # noqa: T201 - what is asked for
