/* Likely mistakes in the browser code; its types are checked by tsc (tests/tsconfig.json). */
"use strict";

const js = require("@eslint/js");
const globals = require("globals");

module.exports = [
  js.configs.recommended,
  {
    files: ["generator/browser/**/*.js", "site_templates/theme/assets/javascripts/*.js"],
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: { ...globals.browser, Weisungswerk: "readonly" },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 12],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      "max-depth": ["error", 4],
      "max-len": ["error", { code: 100, ignoreComments: false, ignoreRegExpLiterals: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      "no-constant-binary-expression": "error",
      "no-else-return": "error",
      "no-implicit-globals": "error",
      "no-nested-ternary": "off",
      "no-param-reassign": "error",
      "no-shadow": "error",
      "no-unneeded-ternary": "error",
      "no-unused-vars": "error",
      "no-use-before-define": ["error", { functions: false, variables: false }],
      "no-useless-return": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "one-var": ["error", "never"],
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    // importScripts of a worker
    files: ["generator/browser/search/worker.js"],
    languageOptions: { globals: { importScripts: "readonly" } },
  },
  {
    files: ["generator/browser/node_runner.js"],
    languageOptions: { globals: globals.node },
  },
  {
    // classic scripts of the theme: each in a closure of its own
    files: ["site_templates/theme/assets/javascripts/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: {
        __md_get: "readonly",
        __md_set: "readonly",
        __md_scope: "readonly",
        __ww_named: "readonly",
      },
    },
  },
  {
    // brings these names
    files: ["site_templates/theme/assets/javascripts/storage.js"],
    languageOptions: { globals: { __md_get: "off", __md_set: "off", __md_scope: "off", __ww_named: "off" } },
  },
];
