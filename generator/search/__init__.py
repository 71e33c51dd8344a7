"""Search: texts → terms → index, as plain values. Pure; knows nothing of pages.

``analysis`` makes terms of a text (twin: ``browser/search/analysis.js``), ``compound`` takes German
words apart, ``lexicon`` says which parts there are, ``document`` is what can be found, ``index``
the parts that a browser loads.
"""
