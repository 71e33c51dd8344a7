"""The sites that are compared: the handbook, the handbook without synonyms, and the same pages with
the theme's stock search.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from ruamel.yaml import YAML

from generator import pipeline
from generator.feeds.export import export
from generator.publish.site import build
from generator.site.page import Site
from generator.validity import as_of
from support.paths import ROOT
from support.real_handbook import loaded

STOCK_PLUGINS = [{"search": {"lang": "de"}}, "offline", "weisungswerk"]
_WORKER = re.compile(r'(?<="search": ")(?P<up>(?:\.\./)*)[^"]*(?=")')


def sections_export() -> dict:
    """The export, so far as sections need it; without checkers, whose norms stand on their pages,
    nothing is compiled.
    """
    model, problems = loaded()
    _expect(not problems, problems)
    return export(as_of(model, None), {"checkers": {}})


def rendered(synonyms: bool = True) -> Site:
    """The pages of the handbook, on request as if rules/synonyme.yml were empty."""
    result = pipeline.run(ROOT)
    _expect(result.ok, result.problems)
    return pipeline.pages(
        result if synonyms else replace(result, model=replace(result.model, synonyms=())), ROOT
    )


def handbook(site: Site, folder: Path, project: Path = ROOT) -> Path:
    """The site as the project's configuration makes it."""
    messages = build(project / "mkdocs.yml", site, folder)
    _expect(not messages, messages)
    return folder


def with_stock_search(site: Site, folder: Path, workplace: Path, project: Path = ROOT) -> Path:
    """The same pages with the stock plugin, the stock index and the stock worker; nothing of ours
    takes part.
    """
    yaml = YAML()
    config = yaml.load(project / "mkdocs.yml")
    config["docs_dir"] = str(project / config["docs_dir"])
    config["theme"]["custom_dir"] = str(project / config["theme"]["custom_dir"])
    config["plugins"] = STOCK_PLUGINS
    workplace.mkdir(parents=True, exist_ok=True)
    yaml.dump(config, workplace / "mkdocs.yml")
    messages = build(workplace / "mkdocs.yml", site, folder)
    _expect(not messages, messages)
    worker = (
        next((folder / "assets/javascripts/workers").glob("search.*.min.js"))
        .relative_to(folder)
        .as_posix()
    )
    for page in folder.rglob("*.html"):
        written = page.read_text(encoding="utf-8")
        page.write_text(_WORKER.sub(lambda match: match["up"] + worker, written), encoding="utf-8")
    return folder


def _expect(fine: bool, messages: object) -> None:
    if not fine:
        raise SystemExit("Das Handbuch lässt sich nicht bauen:\n" + "\n".join(map(str, messages)))
