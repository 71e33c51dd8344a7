"""Adapter to MkDocs: adds the generated pages, files and navigation to a build.

`publish.site` hands a finished `Site` over. A plain `mkdocs build` or `mkdocs serve` has none,
then the plugin renders it from the rules beside mkdocs.yml. All logic lives elsewhere.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import nest_paths
from mkdocs.utils.templates import TemplateContext

from generator.pipeline import render_site
from generator.publish.stylesheets import without_data_pictures
from generator.site.page import Nav, Site, nav_paths

Progress = Callable[[int, int], None]
Navigation: TypeAlias = "list[str | dict[str, str | Navigation]]"
"""As MkDocs reads it."""
NO_INDEX = (
    b'{"config":{},"docs":[]}'  # the theme asks for an index of its own before it starts any search
)
_log = logging.getLogger(f"mkdocs.plugins.{__name__}")


class WeisungswerkConfig(Config):  # type: ignore[no-untyped-call]  # a hook of MkDocs
    """The options in mkdocs.yml; both folders are relative to it."""

    rules = config_options.Type(str, default="rules")
    templates = config_options.Type(str, default="site_templates")


class WeisungswerkPlugin(BasePlugin[WeisungswerkConfig]):  # type: ignore[no-untyped-call]  # same
    """`site` and `progress` may be set before the build; both are optional."""

    site: Site | None = None
    progress: Progress | None = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add what was generated, and set the navigation, which MkDocs reads after this event."""
        if config.nav:
            raise PluginError(
                "mkdocs.yml: „nav“ bitte entfernen, die Navigation entsteht aus den Regeln."
            )
        _without_site_map(files, config)
        _without_data_pictures(files)
        site = self.site or _rendered(_root(config))
        written = [file.src_uri for file in files.documentation_pages()]
        self._titles: dict[str, str] = {page.path: page.title for page in site.pages}
        self._total, self._done = 2 * (len(written) + len(site.pages)), 0
        for page in site.pages:
            level = InclusionLevel.UNDEFINED if page.nav else InclusionLevel.NOT_IN_NAV
            _add(files, File.generated(config, page.path, content=page.text, inclusion=level))
        for name, opening in (("search_index.json", b""), ("search_index.js", b"var __index=")):
            _add(files, File.generated(config, f"search/{name}", content=opening + NO_INDEX))
        for asset in site.assets:
            _add(files, File.generated(config, asset.path, content=asset.data))
        config.nav = _merged(site.nav, written)
        config.extra["stichtag"] = site.day  # the theme shows it on every page
        config.extra["issuers"] = site.issuers

    def on_env(self, env: Environment, /, **__: object) -> Environment:
        """Let every template of the theme escape what it is given.

        MkDocs leaves that to each of them, and the base template puts titles and descriptions into
        the head as they are.
        """
        env.autoescape = True
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, **__: object
    ) -> TemplateContext:
        """The text of a page is markup already."""
        page.content = Markup(page.content or "")
        return context

    def on_page_markdown(self, _: str, /, *, page: Page, **__: object) -> None:
        """Title the browser tab with the page's own title, not the short one of the navigation."""
        if title := self._titles.get(page.file.src_uri):
            page.meta.setdefault("title", title)

    def on_page_content(self, _: str, /, **__: object) -> None:
        """Count a page that was read."""
        self._step()

    def on_post_page(self, _: str, /, **__: object) -> None:
        """Count a page that is ready to be written."""
        self._step()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> None:
        """Follow edits of rules and templates as well; MkDocs itself follows content/."""
        for folder in (self.config.rules, self.config.templates):
            server.watch(str(_root(config) / folder))

    def _step(self) -> None:
        self._done += 1
        if self.progress:
            self.progress(self._done, self._total)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _rendered(root: Path) -> Site:
    """The site from the rules."""
    site, problems = render_site(root)
    if site is None:
        raise PluginError("\n".join(str(problem) for problem in problems))
    for problem in problems:
        _log.warning("%s", problem)  # a strict build stops, the preview goes on
    return site


def _without_site_map(files: Files, config: MkDocsConfig) -> None:
    """The site map would hold the date of the build and, without a fixed address, nothing else.

    MkDocs copies templates of a theme that are not to be filled in, hence both steps.
    """
    config.theme.static_templates.discard("sitemap.xml")
    if template := files.get_file_from_path("sitemap.xml"):
        files.remove(template)


def _without_data_pictures(files: Files) -> None:
    """Let the theme's stylesheets pass a strict content policy; the package stays as it is."""
    for file in files.css_files():
        file.content_string = without_data_pictures(file.content_string)


def _add(files: Files, file: File) -> None:
    """Refuse to replace what somebody wrote by hand."""
    if files.get_file_from_path(file.src_uri):
        raise PluginError(
            f"{file.src_uri} gibt es zweimal: erzeugt und in content/. Bitte umbenennen."
        )
    files.append(file)


def _merged(nav: Nav, written: list[str]) -> Navigation:
    """The navigation with hand-written pages that it does not name: start page first, rest last."""
    named = set(nav_paths(nav))
    rest = [path for path in written if path not in named]
    start: Navigation = [path for path in rest if path == "index.md"]
    others = [path for path in rest if path not in start]
    nested: Navigation = nest_paths(others)  # type: ignore[no-untyped-call]  # MkDocs has no types there
    return start + _as_mkdocs(nav) + nested


def _as_mkdocs(nav: Nav) -> Navigation:
    return [
        {title: target if isinstance(target, str) else _as_mkdocs(target)} for title, target in nav
    ]
