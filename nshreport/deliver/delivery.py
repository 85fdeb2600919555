"""Puts a finished pack in its folder: the whole of it or nothing, whatever happens meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING

from nshreport.deliver.lock import LockHeldError, hold_file
from nshreport.deliver.run_record import RUN, changed_files
from nshreport.errors import FileInUseError, OutputError
from nshreport.render import zip_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from nshreport.deliver.pack import Pack

_MEGABYTE = 1_000_000
MOST_MEGABYTES = 10
"""Beyond this size many mail servers turn a message away."""
LOCK = ".nshreport.lock"
"""Held in the folder of the packs by the run that is writing one."""
_PATIENCE, _PAUSE = 60.0, 0.05
"""How long a run waits for another to finish writing, and how often it looks, in seconds."""
_NEW, _OLD = ".new", ".old"
"""The pack that is being written, and the earlier one while it gives way; ".new" may be half a pack, ".old" never."""
_LEFT_BEHIND = re.compile(rf"\.(\d{{4}}-\d{{2}}-\d{{2}})({_NEW}|{_OLD})")


def deliver_pack(pack: Pack, output: Path) -> tuple[Path, Path | None]:
    """Write the pack to its folder in `output`: the whole of it or nothing.

    It is written to a neighbour that is then renamed. An earlier pack of the same date is replaced; if somebody
    changed or added a file in it, it is kept under another name. Where the new one cannot take its place, the earlier
    one stays. Only one run at a time writes to `output`; another waits for it.

    Returns:
        The pack's folder, and that under which an earlier pack was kept, None where there was none to keep.

    Raises:
        OutputError: the folder cannot be written.
        FileInUseError: a file of the earlier pack is open in another program or read-only, or another run is writing.
    """
    final, fresh = output / pack.folder, output / f".{pack.folder}{_NEW}"
    try:
        output.mkdir(parents=True, exist_ok=True)
        with _one_run_at_a_time(output):
            _tidy(output)
            _refuse_in_use(final)
            try:
                _write_files(fresh, pack.files)
                _exchange(final, fresh)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)  # gone already where it has become the pack
            with suppress(OSError):  # the new pack is in place; the next run tries again
                return final, _clear_away(output / f".{pack.folder}{_OLD}", final)
            return final, None
    except OSError as trouble:
        raise OutputError(
            f"The folder '{output}' cannot be written ({trouble.strerror or type(trouble).__name__}). "
            "Nothing was written: give another folder with --output."
        ) from None


def is_delivered(pack: Pack, output: Path) -> bool:
    """Whether the pack's folder holds this pack."""
    try:
        return (output / pack.folder / RUN).read_bytes() == pack.files[RUN]
    except OSError:
        return False


def restore_packs(*folders: Path) -> None:
    """Put back every earlier pack that a run had moved away when it was killed before the new one took its place.

    For every command that reads packs. Where nothing is left behind, nothing is touched.
    """
    for output in folders:
        with suppress(OSError, FileInUseError):
            if any(not _exists(output / name) for old, name in _left_behind(output) if old.suffix == _OLD):
                with _one_run_at_a_time(output):
                    _put_back(output)


def deliver_archive(pack: Pack, output: Path) -> Path:
    """Write the pack as one file next to its folder in `output`, in place of an earlier one.

    Raises:
        OutputError: it cannot be written.
        FileInUseError: another run is writing.
    """
    final, fresh = archive_path(pack, output), output / f".{pack.folder}.zip.new"
    try:
        with _one_run_at_a_time(output):
            _write_file(fresh, make_archive(pack.folder, pack.files, date.fromisoformat(pack.folder)))
            fresh.replace(final)
    except OSError as trouble:
        fresh.unlink(missing_ok=True)
        raise OutputError(
            f"'{final}' cannot be written ({trouble.strerror}); the report pack itself was. Close the file where it is "
            "open, or move it away, and run again."
        ) from None
    return final


def make_archive(folder: str, files: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP of files in a folder; the same files, in whatever order, and day give the same bytes."""
    return zip_files({f"{folder}/{name}": file for name, file in sorted(files.items())}, day)


def size_warning(what: str, size: int) -> str:
    """A sentence if something is more than an e-mail holds, else blank.

    >>> size_warning("The report pack", 12_345_678)
    'The report pack is 12.3 MB: many mail servers refuse more than 10 MB.'
    """
    if size <= MOST_MEGABYTES * _MEGABYTE:
        return ""
    return f"{what} is {size / _MEGABYTE:.1f} MB: many mail servers refuse more than {MOST_MEGABYTES} MB."


def archive_path(pack: Pack, output: Path) -> Path:
    """Where the pack as one file is, if there is one."""
    return output / f"{pack.folder}.zip"


@contextmanager
def _one_run_at_a_time(output: Path) -> Iterator[None]:
    """Hold the folder of the packs, after waiting for another run that does.

    Where the file system has no locks, as some network drives, the run goes on without one.

    Raises:
        FileInUseError: the other run does not come to an end.
    """
    until = time.monotonic() + _PATIENCE
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(hold_file(output / LOCK))
            except LockHeldError:
                if time.monotonic() > until:
                    raise FileInUseError(
                        f"Another run is writing a report to '{output}'. Nothing was written: "
                        "wait until it has finished, and run again."
                    ) from None
                time.sleep(_PAUSE)
            except OSError:
                break
            else:
                break
        yield


def _left_behind(output: Path) -> Iterator[tuple[Path, str]]:
    """Folders that a killed run left behind, each with the name of its pack."""
    for path in sorted(output.glob(".*")):
        if found := _LEFT_BEHIND.fullmatch(path.name):
            yield path, found[1]


def _put_back(output: Path) -> None:
    for old, name in _left_behind(output):
        if old.suffix == _OLD and not _exists(output / name):
            old.rename(output / name)


def _tidy(output: Path) -> None:
    """Put in order what killed runs left behind: no pack is lost, and nothing half written stays."""
    _put_back(output)
    for path, _ in _left_behind(output):
        if path.suffix == _NEW:
            _remove(path)
    for path, name in _left_behind(output):
        _clear_away(path, output / name)


def _clear_away(old: Path, final: Path) -> Path | None:
    """Remove an earlier pack that has given way; one in which somebody worked is kept under another name.

    Before it is removed it is renamed, so that a run killed meanwhile leaves nothing that looks like a changed pack.
    """
    if not _exists(old):
        return None
    if _changed(old):
        aside = _free_name(final)
        old.rename(aside)
        return aside
    rubbish = old.with_suffix(_NEW)
    old.rename(rubbish)
    _remove(rubbish)
    return None


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        _write_file(folder / name, content)
    for inner in {(folder / name).parent for name in files}:
        _flush_folder(inner)


def _write_file(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Have the disk remember which files a folder holds, as far as the system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some network drives refuse it
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(final: Path, fresh: Path) -> None:
    """Put the fresh pack in the place of an earlier one, which becomes ".old"; where that fails, all is as it was."""
    old = fresh.with_suffix(_OLD)
    try:
        if _exists(final):
            final.rename(old)
        fresh.rename(final)
    except OSError:
        raise FileInUseError(_in_use_sentence(final.name, "a file of it")) from None
    finally:
        with suppress(OSError):
            if _exists(old) and not _exists(final):
                old.rename(final)
        _flush_folder(final.parent)


def _exists(path: Path) -> bool:
    """Whether anything has this name, also a link that leads nowhere."""
    return os.path.lexists(path)


def _remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it, also where folders are marked as read-only."""
    if _is_link(path) or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for folder in (path, *(found for found in path.rglob("*") if found.is_dir() and not _is_link(found))):
        folder.chmod(stat.S_IRWXU)
    shutil.rmtree(path)


def _is_link(path: Path) -> bool:
    """Whether a path is a link of any kind, a junction of Windows among them."""
    try:
        path.readlink()
    except OSError:
        return False
    return True


def _refuse_in_use(folder: Path) -> None:
    """Owners' marks of Excel and LibreOffice, and read-only files, mean a file that may not be replaced."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        owned = path.name.startswith("~$") or (path.name.startswith(".~lock.") and path.name.endswith("#"))
        if owned:
            name = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
            left = f" If it is open nowhere, a program that broke off left '{path.name}' behind: delete that."
            raise FileInUseError(_in_use_sentence(folder.name, f"'{name}'") + left)
        # Programs that synchronise folders mark these as read-only, which on Windows keeps nobody from writing.
        if path.is_file() and not path.stat().st_mode & stat.S_IWUSR:
            raise FileInUseError(
                f"'{path.name}' in the report folder '{folder.name}' is read-only. "
                "Nothing was written: allow writing, or move the folder away."
            )


def _in_use_sentence(folder: str, name: str) -> str:
    return (
        f"The report folder '{folder}' cannot be replaced: {name} is open in another program. "
        "Nothing was written: close it and run again."
    )


def _changed(folder: Path) -> bool:
    """Whether an earlier pack is no longer as it was written, or is none at all."""
    if not folder.is_dir():
        return True
    try:
        return any(changed_files(folder)) and any(folder.iterdir())
    except OSError:
        return True


def _free_name(folder: Path) -> Path:
    number = 1
    while _exists(aside := folder.with_name(f"{folder.name}_changed-{number}")):
        number += 1
    return aside
