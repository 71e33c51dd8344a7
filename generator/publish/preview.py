"""A preview that follows edits: built anew after each one, the last good state stays in sight.

What is wrong stands above every page and on the terminal, in German; a browser never waits in vain.
"""

from __future__ import annotations

import errno
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler

from mkdocs.livereload import LiveReloadServer

from generator.problem import Problem
from generator.publish.extra import copy_extra
from generator.publish.folder import EXTRA
from generator.publish.site import build_into, told
from generator.site.page import Site

Rendered = Callable[[], tuple[Site | None, list[Problem]]]
"""The pages from the rules as they are now (None: the rules prevent it), and what is wrong."""
WATCHED = ("rules", "content", "site_templates", EXTRA, "mkdocs.yml")
# A preview is looked at where it was built: no policy forbids a style in its pages.
_BOX = (
    "position:relative;z-index:9;margin:0;padding:.8rem 1.2rem;border-bottom:.2rem solid #b00020;"
    "background:#fff;color:#000;font:16px/1.5 sans-serif"
)
_LIST = (
    "margin:.4rem 0 0;white-space:pre-wrap;font:14px/1.5 monospace;max-height:40vh;overflow:auto"
)
_BODY = re.compile(rb"<body[^>]*>")
_EMPTY = (
    "<!doctype html><html lang=de><meta charset=utf-8><title>Vorschau</title><body></body></html>"
)


class UnusableAddressError(Exception):
    """Why nothing can be shown under an address, in German."""


@dataclass(kw_only=True)
class Preview:
    """A project and the state of its preview.

    ``report`` gets what is said on the terminal, ``explain`` says what a fault of the program
    means; ``scratch``: a folder for the built sites.
    """

    config_file: Path
    rendered: Rendered
    report: Callable[[str], None]
    explain: Callable[[Exception], str]
    scratch: Path
    site: Path | None = None
    headline: str = "Die Vorschau entsteht."
    messages: Sequence[str] = ()
    _built: int = 0

    def renew(self) -> None:
        """Builds the site as the project is now; keeps the last one when that does not work."""
        try:
            fresh, self.messages = self._build()
        except Exception as failure:  # noqa: BLE001  # the preview goes on, whatever happens
            fresh, self.messages = None, [self.explain(failure)]
        self.headline = _headline(fresh, self.site, self.messages)
        self.site = fresh or self.site
        for line in (self.headline, *self.messages):
            self.report(line)

    def banner(self) -> str:
        """What is wrong, as it stands above every page; empty when nothing is."""
        if self.site and not self.messages:
            return ""
        lines = escape("\n".join(self.messages))
        return (
            f'<section lang="de" role="alert" style="{_BOX}"><strong>{self.headline}</strong>'
            f'<pre style="{_LIST}">{lines}</pre></section>'
        )

    def _build(self) -> tuple[Path | None, list[str]]:
        """The folder with the new site, None where there is none; and what is wrong."""
        site, problems = self.rendered()
        messages = [str(problem) for problem in problems]
        if site is None:
            return None, messages
        self._built += 1
        folder = self.scratch / str(self._built)
        shutil.rmtree(self.scratch / str(self._built - 2), ignore_errors=True)
        messages += build_into(self.config_file, site, folder)
        if not (folder / "index.html").is_file():
            return None, messages
        refused, _ = copy_extra(self.config_file.parent / EXTRA, folder)
        return folder, [*messages, *refused]


def serve(
    config_file: Path,
    rendered: Rendered,
    report: Callable[[str], None],
    explain: Callable[[Exception], str],
    address: tuple[str, int] = ("127.0.0.1", 8000),
) -> None:
    """Shows the preview until it is interrupted.

    ``address``: host and port; raises UnusableAddressError before anything is built.
    """
    with tempfile.TemporaryDirectory(prefix="weisungswerk-vorschau-") as scratch:
        preview = Preview(
            config_file=config_file.resolve(),
            rendered=rendered,
            report=report,
            explain=explain,
            scratch=Path(scratch),
        )
        server = _listening(preview, *address)
        report(f"Vorschau unter {server.url} – beenden mit Strg+C")
        try:
            with told(_nothing):  # what the server says in English is no news
                preview.renew()
                server.follow(config_file.resolve().parent)
                server.serve()  # type: ignore[no-untyped-call]  # MkDocs has no types there
        except KeyboardInterrupt:
            report("Vorschau beendet.")
        finally:
            server.shutdown()


def _listening(preview: Preview, host: str, port: int) -> _Server:
    """A server that has its port; browsers may come while the first site is built."""
    server = _Server(preview, host, port)
    try:
        server.take_port()
    except OSError as cause:
        server.server_close()
        raise UnusableAddressError(_unusable(host, port, cause)) from cause
    return server


def _unusable(host: str, port: int, cause: OSError) -> str:
    if cause.errno == errno.EADDRINUSE:
        return (
            f"Der Port {port} auf {host} ist belegt, vielleicht von einer anderen Vorschau. "
            f"Nehmen Sie einen anderen, zum Beispiel --port {port % 65535 + 1}."
        )
    if cause.errno == errno.EACCES:
        return f"Für den Port {port} fehlen die Rechte. Nehmen Sie einen ab 1024: --port 8000."
    if cause.errno == errno.EADDRNOTAVAIL or isinstance(cause, socket.gaierror):
        return (
            f"»{host}« ist keine Adresse dieses Rechners. Ohne --host ist es 127.0.0.1; "
            "mit --host 0.0.0.0 sehen auch andere Rechner die Vorschau."
        )
    return f"Unter {host}, Port {port}, lässt sich nichts zeigen ({cause.strerror})."


class _Server(LiveReloadServer):
    """The server of MkDocs; shows what the preview has, with what is wrong above it."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        super().__init__(preview.renew, host, port, str(preview.scratch))
        self.RequestHandlerClass = _SilentHandler
        self._preview = preview
        self._has_port = False
        self.error_handler = self._instead

    def take_port(self) -> None:
        """Raises OSError when it is not to be had."""
        super().server_bind()
        super().server_activate()
        self._has_port = True

    def server_bind(self) -> None:
        """Done before the first build."""
        if not self._has_port:
            super().server_bind()

    def server_activate(self) -> None:
        """Done before the first build."""
        if not self._has_port:
            super().server_activate()

    def follow(self, root: Path) -> None:
        """Builds anew after each edit in the project."""
        for name in WATCHED:
            if (root / name).exists():
                self.watch(str(root / name))

    def handle_error(self, *_: object) -> None:
        """A browser that goes away is no news."""

    def _serve_request(self, *request: object) -> Iterable[bytes] | None:
        self.root = str(self._preview.site or self._preview.scratch)
        answer: Iterable[bytes] | None = super()._serve_request(*request)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        banner = self._preview.banner().encode()
        with_banner = _BODY.sub(lambda body: body[0] + banner, content, count=1)
        page: bytes = super()._inject_js_into_html(  # type: ignore[no-untyped-call]  # same
            with_banner, epoch
        )
        return page

    def _instead(self, _: int) -> bytes:
        """The page for an address that the preview does not have."""
        site = self._preview.site
        page = site / "404.html" if site else None
        content = page.read_bytes() if page and page.is_file() else _EMPTY.encode()
        return self._inject_js_into_html(content, self._visible_epoch)


class _SilentHandler(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: every picture of a page would be a line."""


def _headline(fresh: Path | None, shown: Path | None, messages: Sequence[str]) -> str:
    match bool(fresh), bool(shown), bool(messages):
        case True, _, False:
            return "Die Vorschau ist auf dem neuen Stand."
        case True, _, _:
            return "Die Vorschau ist auf dem neuen Stand; zu berichtigen ist:"
        case _, True, _:
            return "Die Vorschau zeigt den letzten Stand ohne Fehler; zu berichtigen ist:"
        case _:
            return "Es gibt noch nichts zu zeigen; zu berichtigen ist:"


def _nothing(_: str) -> None:
    """Takes a message and forgets it."""
