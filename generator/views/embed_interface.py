"""What a foreign page may set on an embedded checker, and hear from it.

Written once; ``tests/render/test_embeds.py`` holds it against stylesheet and scripts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EmbedPart:
    """One thing that a host may set or hear; ``more``: what holds without it, or comes with it."""

    name: str
    about: str
    more: str


ATTRIBUTES = (
    EmbedPart(
        "pruefer", "Kennung des Prüfers. Eine andere Kennung tauscht den Prüfer aus.", "nötig"
    ),
    EmbedPart(
        "farbschema",
        "»hell«, »dunkel« oder »system« (wie im Betriebssystem eingestellt)",
        "wie die Seite: CSS-Eigenschaft color-scheme, sonst hell",
    ),
    EmbedPart("stufe", "Stufe der Überschrift, die der Prüfer in Ihrer Seite bekommt", "2"),
)
PROPERTIES = (
    EmbedPart("--weisungs-pruefer-schrift", "Schriftart", "Schrift des Systems"),
    EmbedPart(
        "--weisungs-pruefer-schriftgroesse",
        "Schriftgröße; alle Abstände wachsen mit",
        "wie im Browser eingestellt",
    ),
    EmbedPart(
        "--weisungs-pruefer-akzent",
        "Schaltflächen, Verweise, Rahmen der Tastaturbedienung; braucht 4,5:1 zur Fläche",
        "Blau",
    ),
    EmbedPart(
        "--weisungs-pruefer-text",
        "Schrift; braucht 4,5:1 zur Fläche",
        "fast Schwarz, in der dunklen Darstellung fast Weiß",
    ),
    EmbedPart(
        "--weisungs-pruefer-flaeche",
        "Hintergrund, auch der abgesetzten Kästen",
        "Weiß, in der dunklen Darstellung fast Schwarz",
    ),
    EmbedPart("--weisungs-pruefer-radius", "Rundung der Ecken", "0.2em"),
)
EVENTS = (
    EmbedPart(
        "ergebnis",
        "Das Ergebnis hat sich geändert, das erste Mal gleich nach dem Laden.",
        "checker, status, outcome, possible, candidates, values, next, missing, because",
    ),
    EmbedPart(
        "frage",
        "Eine andere Frage wird gestellt.",
        "checker, fact, title, "
        "remaining (so viele Fragen sind es höchstens noch, diese mitgezählt)",
    ),
    EmbedPart(
        "fehler",
        "Der Prüfer ließ sich nicht laden; das Element zeigt dann, was zu tun ist.",
        "checker, code (nicht-geladen oder kennung-fehlt), message",
    ),
)
