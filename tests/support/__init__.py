"""What the tests share: samples, drivers and second readings. Nothing in here is a test, and no
test is imported.

paths                  where the project and its test data lie
sample_rules           a small project with every kind of rule file
sample_site            a small handbook that needs no rules
real_handbook          the project's own rules, verified and rendered once for a run
shared                 results that all workers of a run share
parsing                trees of changed files, of which only the changed part is parsed
changed_rules          changed rule files, judged one at a time
mutants                the rules with one thing wrong
version_pairs          two versions of one checker, compared
reference_interpreter  a second, naive reading of the rules; completions, question_game build on it
oracle                 an evaluation held against all completions of its facts; resting: what it
                       rests on
monotone               an answer before and after more is known
random_checkers        checkers that use all of the rule language; random_facts draws cases for one
take_along             notes, calendar files and links, made by the browser's own scripts in Node
chromium               Debian's Chromium and a web server
checker_pages          a bare page for each checker, and hands to fill it in
page_samples           one page of every kind
accessibility          what axe finds on a page, and what scrolls sideways
watched_pages          what a page asks for and complains about
content_policy         what the browser refuses under a strict policy
guides                 the guides: their examples, commands and the places that they name
pdf_reading            a PDF as a screen reader takes it
search/                graded queries, typed into the real search box
"""
