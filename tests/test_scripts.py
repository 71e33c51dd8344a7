"""What pages get is what the modules say: whole, valid, smaller, and nothing beside
``Weisungswerk`` in the page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.embedding import stylesheet
from generator.scripts import BUNDLES, bundles, scripts, source
from generator.scripts.modules import Module, ModuleError, check, join, ordered, parse
from support.paths import ROOT

STYLES = stylesheet(ROOT / "site_templates")


def test_every_module_is_in_a_script() -> None:
    """No file of browser/ is forgotten."""
    modules = bundles.browser_modules()
    brought = {path for content in bundles.contents(modules).values() for path in content.paths}
    assert brought == set(modules)


@pytest.mark.parametrize("name", BUNDLES)
def test_small_scripts_are_scripts(name: str, tmp_path: Path) -> None:
    """Node takes them, they lost their comments, and they are the same each time."""
    small = scripts(STYLES)[name]
    (tmp_path / name).write_bytes(small)
    node = shutil.which("node")
    assert node, "Es fehlt Node.js (ab 18): apt-get install nodejs"
    subprocess.run([node, "--check", str(tmp_path / name)], check=True)
    assert (
        b"/*" not in small
        and len(small) < 0.75 * len(source(name, STYLES).encode())
        and small == scripts(STYLES)[name]
    )


def test_no_module_is_fetched_twice() -> None:
    """However many scripts a checker's page fetches, each module comes in one of them."""
    family = [
        content
        for name, content in bundles.contents(bundles.browser_modules()).items()
        if name == "evaluate.js" or content.bundle.after
    ]
    brought = [path for content in family for path in content.paths]
    assert len(family) > 4 and sorted(brought) == sorted(set(brought))


def test_the_element_brings_everything_and_leaks_nothing() -> None:
    """A foreign page gets one closure: no global name, no script that is fetched later."""
    script = source("pruefer.js", STYLES)
    assert script.startswith("(function () {") and "loadScript" not in script
    assert "function createOverview(" in script and "function evaluate(" in script


# --- the modules that can be joined --------------------------------------------------------------


def modules(**files: str) -> dict[str, Module]:
    """Modules by the names of their files."""
    return {f"{name}.js": parse(f"{name}.js", text) for name, text in files.items()}


def test_modules_stand_below_what_they_import() -> None:
    """Each module once, without its imports and without the word »export«."""
    found = modules(
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\n\nb(c);\n',
        b='import {\n  c,\n} from "./c.js";\n\nexport function b(x) {\n  return c + x;\n}\n',
        c="export const c = 1;\n",
    )
    check(found, {"a.js"})
    order = ordered(found, "a.js")
    assert order == ("c.js", "b.js", "a.js")
    assert join(found, order) == ("const c = 1;\n\nfunction b(x) {\n  return c + x;\n}\n\nb(c);")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a": "export default 1;\n"}, "none of the forms"),
        ({"a": "export { b };\n"}, "none of the forms"),
        ({"a": 'import b from "./b.js";\n'}, "none of the forms"),
        ({"a": 'import { b as c } from "./b.js";\n'}, "takes a name as it is"),
        (
            {"a": 'import { b } from "./b.js";\nconst b = 1;\n', "b": ""},
            "declared or imported twice",
        ),
        ({"a": 'import { b } from "./b.js";\n'}, "there is no module »b.js«"),
        ({"a": 'import("./b.js");\n'}, "there is no module »b.js«"),
        ({"a": 'import { b } from "./b.js";\n', "b": "const b = 1;\n"}, "exports no »b«"),
        ({"a": "", "b": "export const b = 1;\n"}, "nobody imports »b«"),
        (
            {
                "a": 'import { b } from "./b.js";\nexport const a = b;\n',
                "b": 'import { a } from "./a.js";\nexport const b = a;\n',
            },
            "import each other: a.js → b.js → a.js",
        ),
        (
            {
                "a": 'import { b } from "./b.js";\nconst x = b;\n',
                "b": "const x = 1;\nexport const b = x;\n",
            },
            "»x« is declared in b.js and in a.js",
        ),
    ],
)
def test_what_cannot_be_joined_is_refused(files: dict[str, str], message: str) -> None:
    """With a message that names the module."""
    with pytest.raises(ModuleError, match=re.escape(message)):
        checked_and_joined(files)


def checked_and_joined(files: dict[str, str]) -> str:
    """What the build makes of modules."""
    found = modules(**files)
    check(found, {"a.js"})
    return join(found, ordered(found, "a.js"))
