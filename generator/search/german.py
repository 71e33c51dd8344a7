"""Words of German that say how something is asked, not what about."""

from __future__ import annotations

# As folded (``analysis.fold``): no umlauts.
STOP = frozenset(
    """
ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bereits besteht bevor
bin bis bzw da dabei dadurch dafur dagegen daher damit danach daneben dann daran darauf daraus darf darin daruber darum das dass davon dazu dem
den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch durfen ein eine einem einen einer eines er es
etwa etwas eure euro fur gegen gibt gilt ggf habe haben hat hatte hatten hier hierbei hierfur hierzu hin ich ihm ihn ihnen ihr ihre ihrem ihren
ihrer ihres im immer in innerhalb ins ist ja je jede jedem jeden jeder jedes jedoch kann kein keine keinem keinen keiner konnen konnte man
mehr mein meine mich mir mit muss mussen nach nicht noch nun nur ob oder ohne schon sein seine seinem seinen seiner sich sie sind so sofern
sogar solche solchen soll sollen sollte sowie sowohl statt und uns unter usw viel viele vom von vor wann war waren was wegen weil welche welchem
welchen welcher welches wenn wer werden wem wen wessen wie wieder will wir wird wo wobei wodurch wofur woher wohin woran wurde wurden zu zum zur zwar
zwischen einschalte schalte mache macht machen tun tut geht gehen bitte zudem soweit insbesondere beispielsweise jeweils jeweilige jeweiligen
""".split()
)

# A question says what sort of answer it wants: words of the question → words that such an answer has. Both weigh little.
QUESTIONS = (
    ("wie viele", "Anzahl Schlüssel höchstens mindestens"),
    ("wie viel", "Anzahl Höhe Betrag"),
    ("wie oft", "mindestens alle je Kontakt"),
    ("wie lange", "Dauer höchstens Monate Tage Laufzeit"),
    ("bis wann", "spätestens Frist innerhalb vor"),
    ("ab wann", "ab frühestens Beginn"),
    ("wann", "Frist spätestens Tage sobald"),
    ("wer", "zuständig Zuständigkeit"),
    ("welche aufgaben", "Aufgaben"),
    ("was bedeutet", "Begriff Abkürzung"),
    ("was heißt", "Begriff Abkürzung"),
    ("was ist", "Begriff"),
    ("warum", "Ziel Zweck"),
    ("wo", "Ort Ablage"),
)
