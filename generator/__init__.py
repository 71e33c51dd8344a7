"""Weisungswerk: official directives, written down as YAML, become a handbook that people use all day.

One rule source, many renderings, one verdict. The whole system on one page::

    rules/ + content/
       │ load      YAML → model as written; every value knows its file:line:column
       │ check     problems are values; a stage with errors stops the next one
       │ compile   model → program as executed (typed, total, plain JSON)
       │ verify    the compiled tables: gaps, overlaps, dead rows, examples; each finding with a smallest witness
       │ evaluate  program + facts → outcome(s) or the exact set still possible, why, what to ask next
       │ compare   two versions of the rules → what is written differently, which cases are answered differently
       │ render    model + program → pages, export
       │ paper     the same views → sources of the printed handbooks
       ▼ publish   MkDocs site, PDF, files

Two data shapes only: the *model* (as written, with places) and the *program* (as executed, JSON).
``evaluate`` never sees the model, so Python cannot know more than the browser.

Where everything lives (a line imports only what stands right of its arrow; ``tests/test_architecture.py`` holds it)::

    problem               (nothing)   a problem as a value: place, level, code, German sentence, hint
    expression            → problem   syntax tree of the rule language
    model/                → expression, problem   the rules as written, one module for each YAML file
    changes               → model, program   what differs between two versions of the rules, as values
    cells                 (nothing)          exact arithmetic on days and figures
    program               → cells            the executed form and its answers: types, documentation, fingerprint
    note                  → problem          a copied case note, read back
    verified              (nothing)          what was proven of a checker, as a value
    scripts/              (nothing)          the modules of browser/ joined and made small, as pages get them
    embedding             (nothing)          the checker's stylesheet as it goes into foreign pages
    evaluate/             → cells, program   one evaluation in Python; twin of browser/evaluate/*.js
    engines               → evaluate, program   the two evaluators behind one call
    load/                 → expression, model, problem   the only place that knows ruamel.yaml and the German keys
    validity              → model   what is in force on a day
    search/               (nothing)   texts → terms → index, as plain values; twin of browser/search/*.js
    check/                → model, problem, search, validity   references and dates of the model; synonyms that lead somewhere
    compile/              → cells, expression, model, problem, program   rule language → decision diagrams → program
    verify/               → cells, compile, evaluate, model, problem, program, verified   gaps, overlaps, dead rows, examples, agreement between checkers
    compare/              → cells, changes, check, compile, evaluate, load, model, problem, program, validity, verify   two versions: what is written differently, what comes out differently
    wording/              → expression, model   German: conditions, negation, quantities, figures, labels
    site/                 → model, validity, wording   addresses, cross references, page context, templates
    pictures/             → model, site, wording   drawings of the rules as SVG
    views/                → changes, expression, model, pictures, program, site, validity, verified, wording   what is shown, the same for page, PDF, JSON and search
    pages/                → changes, model, pictures, program, site, validity, verified, views, wording   one module for a kind of page
    feeds/                → changes, model, program, search, site, views, wording   what other programs read: search documents, export, diff report
    handbook              → changes, feeds, model, pages, program, site, verified, views   render(): one site from model and program
    paper/                → model, pictures, site, views, wording   what is printed: views → HTML fragments → Typst source, as plain values
    content/              → check, model, problem, site, views   what people wrote in content/: does it fit, does every link lead somewhere
    publish/              → paper, problem, site   MkDocs site, last look at it, PDFs (pdf.py alone knows Typst), plain files
    pipeline              → changes, check, compare, compile, content, embedding, handbook, load, model, paper, problem, scripts, validity, verified, verify   load → … → render on one screen
    mkdocs_plugin         → pipeline, publish, site   the entry point of MkDocs
    cli                   → changes, compare, engines, feeds, handbook, note, pipeline, problem, program, publish   the command line; the only printer
"""
