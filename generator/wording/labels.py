"""Every German label of the handbook, once: pages, export notes and tests take them from here."""

from __future__ import annotations

from generator.model import CONTRADICTION, UNDECIDED
from generator.wording.words import day

KINDS = {
    "metadata": "Angabe",
    "definition": "Begriffsbestimmung",
    "obligation": "Pflicht",
    "regular-obligation": "Soll",
    "recommendation": "Empfehlung",
    "permission": "Erlaubnis",
    "prohibition": "Verbot",
    "responsibility": "Zuständigkeit",
    "deadline": "Frist",
    "threshold": "Schwelle",
    "criterion": "Kriterium",
    "catalogue-row": "Katalogzeile",
    "process-step": "Ablaufschritt",
    "interface": "Schnittstelle",
    "exemption": "Ausnahme",
    "reference": "Verweis",
    "validity": "Geltung",
}

MARKS = {"begriff": "Begriff", "ziel": "Ziel", "sachaussage": "Sachaussage", "lücke": "Lücke"}
# A definition that is marked as a term, an aim or a plain statement is better named by its mark.
MARK_INSTEAD = {
    ("definition", "begriff"): "Begriff",
    ("definition", "ziel"): "Ziel",
    ("definition", "sachaussage"): "Sachaussage",
}

# What a role page calls the groups of norms, in the order in which a reader looks for them.
DUTIES = {
    "obligation": "Das ist Pflicht",
    "regular-obligation": "Das soll in der Regel geschehen",
    "prohibition": "Das ist verboten",
    "responsibility": "Dafür zuständig",
    "deadline": "Fristen",
    "threshold": "Schwellen",
    "process-step": "Schritte im Ablauf",
    "recommendation": "Das wird empfohlen",
    "permission": "Das ist erlaubt",
    "exemption": "Ausnahmen",
    "interface": "Schnittstellen",
    "criterion": "Kriterien",
    "catalogue-row": "Aufgaben und Einträge aus Katalogen",
}
# Kinds whose word stands in front of the text: they bind somebody or are to be kept.
WEIGHTY = (
    "obligation",
    "regular-obligation",
    "prohibition",
    "recommendation",
    "permission",
    "responsibility",
    "deadline",
    "threshold",
    "exemption",
)
OTHER_DUTIES = "Weitere Aussagen"
BY_WHEN = ("deadline", "threshold")  # stand in the table of figures of a role page, with their text

OUTCOMES = {
    UNDECIDED: "Fachentscheidung: Der Text entscheidet den Fall nicht",
    CONTRADICTION: "Angaben widersprechen einander",
}

FACT_TYPES = {
    "boolean": "ja oder nein",
    "choice": "eine Auswahl",
    "choices": "mehrere möglich",
    "integer": "ganze Zahl",
    "number": "Zahl",
    "date": "Datum",
}

POLICIES = {
    "first": "Es gilt die erste Zeile, die zutrifft.",
    "unique": "Es trifft immer genau eine Zeile zu.",
    "all": "Alle Zeilen, die zutreffen, gelten zusammen.",
    "ordered": (
        "Es gilt die erste Zeile, die zutrifft; ihre Einträge stehen in der Reihenfolge, in der "
        "sie gelten."
    ),
}

COUNTINGS = {
    ("tage", "beide-enden"): ("Tage zwischen zwei Daten: Der erste und der letzte Tag zählen mit."),
    ("tage", "nur-ende"): (
        "Tage zwischen zwei Daten: Der erste Tag zählt nicht mit, der letzte zählt mit."
    ),
    ("tage", "ohne-enden"): (
        "Tage zwischen zwei Daten: Der erste und der letzte Tag zählen nicht mit."
    ),
    ("monate", "kalendermonate"): (
        "Monate sind volle Kalendermonate, der erste und der letzte Tag zählen mit; "
        "fällt ein Tag aus, gilt der Letzte des Monats."
    ),
}

CONFLICTS = {
    "contradiction": "Widerspruch",
    "ambiguity": "Mehrdeutig",
    "gap": "Lücke",
    "tension": "Spannung",
    "term": "Begriff",
}

DOCUMENT_STATES = {
    "in-kraft": "in Kraft",
    "ersetzt": "ersetzt",
    "aufgehoben": "aufgehoben",
    "angekündigt": "angekündigt",
    "unbekannt": "kein Stand genannt",
}

RELATIONS = {
    "ersetzt": "ersetzt",
    "ersetzt-durch": "ersetzt durch",
    "zitiert": "zitiert",
    "zitiert-in": "zitiert in",
    "vorläufer": "Vorläufer:",
    "thematische-nachfolge": "thematische Nachfolge:",
    "möglicherweise-identisch": "möglicherweise dasselbe wie",
    "angekündigt-in": "angekündigt in",
}

# What a reader may conclude from the kind of a norm; the legend of a page says it.
MEANINGS = {
    "obligation": "jemand muss etwas tun",
    "regular-obligation": "jemand soll etwas tun: im Regelfall bindend, Ausnahmen sind möglich",
    "prohibition": "jemand darf etwas nicht",
    "recommendation": "jemandem wird zu etwas geraten",
    "permission": "jemand kann oder darf etwas",
    "responsibility": "wer etwas tut",
    "deadline": "bis wann oder wie oft",
    "threshold": "ab welchem Wert",
    "criterion": "wovon eine Entscheidung abhängt",
    "exemption": "wann eine Regel nicht gilt",
    "process-step": "was im Ablauf geschieht",
    "interface": "wer mit wem",
    "definition": "was ein Wort bedeutet oder wie es ist",
    "catalogue-row": "was zu einer Aufzählung gehört",
    "reference": "welches Dokument genannt ist",
    "validity": "ab wann und für wen etwas gilt",
    "metadata": "Daten der Weisung",
}

NOW = "jetziger Stand"  # from an old version of a norm to the one that the handbook shows

# How something stands to the reference date.
STATES = {
    "in-force": "in Kraft",
    "unknown": "nicht bekannt, ob in Kraft",
    "not-yet": "gilt noch nicht",
    "ended": "gilt nicht mehr",
}

# The same relations as arrows, read from the document in which they begin.
NET = {
    "zitiert": "zitiert",
    "ersetzt": "ersetzt",
    "vorläufer": "Vorläufer",
    "möglicherweise-identisch": "möglicherweise dasselbe",
    "kündigt-an": "kündigt an",
}
BEFORE, AFTER = "{} davor", "{} danach"
WINDOW = "Zeitfenster um den Tag »{}«"
WINDOW_ABOUT = "Das Zeitfenster beginnt {} vor und endet {} nach dem Tag »{}«."
CITED_ONLY_HERE = "nur hier zitiert"
ROLE = "Rolle"
RELATIONS_OF = "Was diese Weisung mit anderen Dokumenten verbindet"
RELATIONS_OF_ALL = "Was die Dokumente miteinander verbindet"
RELATIONS_ABOUT = (
    "Ein Pfeil steht nur dort, wo ein Text die Beziehung nennt; gepunktet ist, was ungewiss ist."
)

# On paper.
PAPER_HANDBOOK = "Handbuch der Weisungen"
PAPER_NOTE = (
    "Dieses Handbuch gibt Weisungen in eigenen Worten wieder und ersetzt ihren Wortlaut nicht. "
    "Wo ein Text etwas offenlässt oder sich widerspricht, ist das gekennzeichnet."
)
NO_NUMBER = "ohne Nummer"

# What a hit of the search is.
FOUND = {
    "directive": "Weisung",
    "norm": "Norm",
    "checker": "Prüfer",
    "catalogue": "Katalog",
    "term": "Begriff",
    "role": "Rolle",
    "conflict": "Auslegung",
    "document": "Verzeichnis",
    "page": "Seite",
}
FOUND_MANY = {
    "Weisung": "Weisungen",
    "Norm": "Normen",
    "Prüfer": "Prüfer",
    "Katalog": "Kataloge",
    "Begriff": "Begriffe",
    "Rolle": "Rollen",
    "Auslegung": "Auslegungen",
    "Verzeichnis": "Verzeichnis",
    "Seite": "Seiten",
}

YES, NO, NOT_STATED, ANY = "ja", "nein", "ohne Angabe", "beliebig"
# who takes a reading
PROPOSED, ON_DEMAND = "Vorschlag der Redaktion", "für diese Ausgabe verlangt"


def edition(version: str, since: str) -> str:
    """What a version of a directive is called."""
    if version:
        return f"Fassung {version}"
    return f"Fassung ab {day(since)}" if since else "Fassung ohne Nummer und Datum"


def decision_since(issuer: str, since: str) -> str:
    """Who has decided how a conflict is read, and from when on."""
    return f"Entscheidung {issuer}, gilt ab {day(since)}"


def documents(count: int) -> str:
    """»1 Dokument«, »46 Dokumente«."""
    return f"{count} Dokument" if count == 1 else f"{count} Dokumente"


def kind(kind: str, mark: str = "") -> str:
    """The word in front of a norm."""
    return MARK_INSTEAD.get((kind, mark), KINDS[kind])
