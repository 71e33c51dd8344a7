"""Weisungswerk: official directives, written down as YAML, become a handbook for every day.

One rule source, many renderings, one verdict. The whole system on one page::

    rules/ + content/
       │ load      YAML → model as written; every value knows its file:line:column
       │ check     problems are values; a stage with errors stops the next one
       │ compile   model → program as executed (typed, total, plain JSON)
       │ verify    the compiled tables: gaps, overlaps, dead rows; each with a smallest witness
       │ evaluate  program + facts → outcome(s) or the exact set still possible, why, what to ask
       │ compare   two versions of the rules → what is written, what comes out differently
       │ handbook  model + program → pages, export
       │ paper     the same views → sources of the printed handbooks
       ▼ publish   MkDocs site, PDF, files

Two data shapes only: the *model* (as written, with places) and the *program* (as executed, JSON).
``evaluate`` never sees the model, so Python cannot know more than the browser.

Where everything lives. A unit imports what its arrow names, all of it and nothing else;
``tests/test_architecture.py`` reads the table to the letter::

    characters     what damages or disguises text, by name; what it stands for
    problem        a problem as a value: place, level, code, German sentence, hint
                   → characters
    disk           what lies in a folder of the project; nothing outside of it is read
                   → problem
    expression     syntax tree of the rule language
                   → problem
    model/         the rules as written, one module for each YAML file
                   → expression, problem
    changes        what differs between two versions of the rules, as values
                   → model, program
    cells          exact arithmetic on days and figures
    program        the executed form and its answers: types, documentation, fingerprint
                   → cells
    note           a copied case note, read back
                   → cells, characters, problem, program
    verified       what was proven of a checker, as a value
                   → program
    scripts/       the modules of browser/ joined and made small, as pages get them
    embedding      the checker's stylesheet as it goes into foreign pages
    evaluate/      one evaluation in Python; twin of browser/evaluate/*.js
                   → cells, program
    engines        the two evaluators behind one call
                   → evaluate, program
    load/          the only place that knows ruamel.yaml and the German keys
                   → characters, disk, expression, model, problem
    validity       what is in force on a day
                   → model
    readings       which reading of a conflict is taken
                   → expression, model, problem
    cases          which version of a checker answers which case
                   → cells, engines, model, program, validity
    search/        texts → terms → index, as plain values; twin of browser/search/*.js
    check/         references and dates of the model; synonyms that lead somewhere
                   → characters, model, problem, readings, search, validity
    compile/       rule language → decision diagrams → program
                   → cells, expression, model, problem, program, readings
    verify/        gaps, overlaps, dead rows, readings, examples, agreement between checkers
                   → cells, compile, evaluate, model, problem, program, readings,
                     verified
    compare/       two versions: what is written, what comes out differently
                   → cells, changes, check, compile, evaluate, load, model,
                     problem, program, readings, validity, verify
    wording/       German: conditions, negation, quantities, figures, labels
                   → expression, model
    site/          addresses, cross references, page context, templates
                   → model, validity, verified, wording
    pictures/      drawings of the rules as SVG
                   → model, site, wording
    views/         what is shown, the same for page, PDF, JSON and search
                   → changes, expression, model, pictures, program, readings,
                     site, validity, verified, wording
    pages/         one module for a kind of page
                   → changes, model, pictures, program, site, validity,
                     verified, views, wording
    feeds/         what other programs read: search documents, export, diff report
                   → changes, model, program, search, site, views, wording
    handbook       render(): one site from model and program
                   → changes, feeds, model, pages, program, site, verified,
                     views
    paper/         what is printed: views → HTML fragments → Typst source, as plain values
                   → model, pictures, site, verified, views, wording
    content/       what people wrote in content/: does it fit, does every link lead somewhere
                   → check, disk, load, model, problem, site, views
    publish/       MkDocs site, preview, last look, PDFs (pdf.py alone knows Typst), plain files
                   → paper, problem, site
    pipeline       load → … → render on one screen
                   → changes, check, compare, compile, content, embedding,
                     handbook, load, model, paper, problem, program, readings,
                     scripts, validity, verified, verify
    mkdocs_plugin  the entry point of MkDocs
                   → pipeline, publish, site
    cli/           the command line; cli/output.py is the only printer
                   → cases, cells, changes, compare, engines, feeds, handbook,
                     model, note, pipeline, problem, program, publish, readings
"""
