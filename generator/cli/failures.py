"""Whatever goes wrong inside: a German sentence, what to do, and where the details stand.

The only place that takes every exception. A fault of the program gets a reference, the same for the
same fault on every machine; its traceback goes into a file, never to the terminal.
"""

from __future__ import annotations

import errno
import hashlib
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from generator.cli.output import complain, hush

OWN_FAULT = 3  # the program, not the rules and not the call
NO_MEANS = 4  # the machine: no room, no rights, no memory
INTERRUPTED = 130  # as a shell says it
NOBODY_READS = 141  # the same: the reader of the pipe has gone
PACKAGE = Path(__file__).parent.parent
DETAILS = Path(".cache") / "fehler"

_LIMITS = {
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr.",
    errno.EDQUOT: "Der Platz, der Ihnen auf dem Datenträger zusteht, ist aufgebraucht.",
    errno.EFBIG: "Eine Datei würde größer, als das System es erlaubt.",
    errno.EROFS: "Der Datenträger ist schreibgeschützt.",
    errno.EACCES: "Dafür fehlen die Rechte.",
    errno.EPERM: "Dafür fehlen die Rechte.",
    errno.EMFILE: "Es sind zu viele Dateien zugleich offen.",
    errno.ENFILE: "Es sind zu viele Dateien zugleich offen.",
    errno.ENAMETOOLONG: "Ein Dateiname oder Pfad ist länger, als das System es erlaubt.",
    errno.ENOMEM: "Der Arbeitsspeicher reicht nicht.",
    errno.EIO: "Der Datenträger meldet einen Lesefehler oder Schreibfehler.",
    errno.ESTALE: "Die Verbindung zum Netzlaufwerk ist abgerissen.",
    errno.EBUSY: "Ein anderes Programm benutzt die Datei oder den Ordner.",
}
_REMEDIES = {
    errno.ENOSPC: "Schaffen Sie Platz und rufen Sie den Befehl noch einmal auf.",
    errno.EDQUOT: "Schaffen Sie Platz und rufen Sie den Befehl noch einmal auf.",
    errno.EROFS: "Nennen Sie einen Ordner, in den Sie schreiben dürfen.",
    errno.EACCES: "Prüfen Sie die Rechte von Datei und Ordner.",
    errno.EPERM: "Prüfen Sie die Rechte von Datei und Ordner.",
    errno.EMFILE: "Erhöhen Sie die Grenze (ulimit -n) oder schließen Sie andere Programme.",
    errno.ENFILE: "Schließen Sie andere Programme.",
    errno.ENAMETOOLONG: "Legen Sie das Projekt in einen Ordner mit kürzerem Pfad.",
}


def failed(failure: BaseException, root: Path | None) -> int:
    """Says what went wrong in a command; returns the exit code. ``root``: the project, if known."""
    match failure:
        case KeyboardInterrupt():
            return complain("Abgebrochen.", INTERRUPTED)
        case BrokenPipeError():
            hush()
            return NOBODY_READS
        case MemoryError():
            return complain(
                "Der Arbeitsspeicher reicht nicht. Schließen Sie andere Programme, "
                "oder bauen Sie mit --issuer nur einen Teil.",
                NO_MEANS,
            )
        case OSError() if failure.errno in _LIMITS:
            return _out_of_means(failure)
        case ModuleNotFoundError() if failure.name and not failure.name.startswith("generator"):
            return complain(
                f"Es fehlt das Paket »{failure.name}«. Richten Sie die Umgebung neu ein "
                "(make handbook) und rufen Sie das Programm daraus auf.",
                NO_MEANS,
            )
        case _:
            return complain(_own_fault(failure, root), OWN_FAULT)


def explain(failure: Exception, root: Path) -> str:
    """The same as a text, for a preview that goes on."""
    if isinstance(failure, OSError) and failure.errno in _LIMITS:
        return _means(failure)
    return _own_fault(failure, root)


def reference(failure: BaseException) -> str:
    """Eight signs that are the same for the same fault, wherever the program lies."""
    steps = [
        f"{_inside(frame.filename)}:{frame.name}:{frame.line}"
        for frame in traceback.extract_tb(failure.__traceback__)
    ]
    return hashlib.sha256("\n".join((type(failure).__name__, *steps)).encode()).hexdigest()[:8]


def _out_of_means(failure: OSError) -> int:
    code = complain(_means(failure), NO_MEANS)
    hush()  # what is still to be written may go to the very place that is full
    return code


def _means(failure: OSError) -> str:
    """What the machine could not give, for which file, and what to do."""
    number = failure.errno or 0
    where = f"{failure.filename}: " if failure.filename else ""
    return f"{where}{_LIMITS[number]} {_REMEDIES.get(number, '')}".rstrip()


def _own_fault(failure: BaseException, root: Path | None) -> str:
    mark = reference(failure)
    what = (
        "Etwas ist tiefer verschachtelt, als das Programm es verträgt"
        if isinstance(failure, RecursionError)
        else "Im Programm ist etwas schiefgegangen, womit es nicht gerechnet hat"
    )
    return (
        f"{what} (Fehler {mark}). Das liegt nicht an Ihnen; veröffentlicht wurde nichts.\n"
        f"{_where(failure, mark, root)}"
    )


def _where(failure: BaseException, mark: str, root: Path | None) -> str:
    """Where the details stand, or the place in the program when they can stand nowhere."""
    if file := _kept(failure, mark, root):
        return (
            f"Einzelheiten stehen in {file}. Geben Sie diese Datei bitte denen, die das Programm "
            "betreuen; sie kann Angaben aus den Regeln oder aus dem Fall enthalten."
        )
    frames = traceback.extract_tb(failure.__traceback__)
    place = f"{_inside(frames[-1].filename)}, Zeile {frames[-1].lineno}" if frames else "unbekannt"
    return (
        "Einzelheiten ließen sich nirgends speichern. Sagen Sie bitte denen, die das Programm "
        f"betreuen: {type(failure).__name__} in {place}."
    )


def _kept(failure: BaseException, mark: str, root: Path | None) -> Path | None:
    """The file with the details: in the project, else where the system keeps temporary files."""
    text = "\n".join(
        (
            f"Fehler {mark}",
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
            "",
            "".join(traceback.format_exception(failure)),
        )
    )
    data = text.encode("utf-8", errors="backslashreplace")
    with suppress(OSError):
        if root and (folder := _folder(root)):
            file = folder / f"{mark}.txt"
            file.unlink(missing_ok=True)  # so that a link there is not followed
            file.write_bytes(data)
            return file
    with suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=f"weisungswerk-{mark}-", suffix=".txt")
        with open(handle, "wb") as out:  # noqa: PTH123  # a handle, not a path
            out.write(data)
        return Path(name)
    return None


def _folder(root: Path) -> Path | None:
    """The folder for details in a project; None where there is no project, or a link leads away."""
    folder = root / DETAILS
    if not (root / "rules").is_dir() or folder.parent.is_symlink() or folder.is_symlink():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _inside(file: str) -> str:
    """The path of a module from the package on; of other libraries their name alone."""
    path = Path(file)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE).as_posix()
    for base in sys.path:
        if base and path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name
