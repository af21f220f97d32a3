import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/**
 * Exports that nothing imports. The list may only shrink.
 * - nouns: a noun's schema and type bear its name whether or not somebody asks for them yet.
 * - commands: the file of a command is loaded by its name, and `bin/concert.js` starts `main`.
 * - d.ts: descriptions of other people's files.
 */
const allowed: readonly RegExp[] = [/^src\/model\/[a-z-]+\.ts#/, /^src\/cli\/[a-z-]+\.ts#(run|main)$/, /[.]d[.]m?ts#/];

type Export = { readonly name: string; readonly line: number; readonly type: boolean; readonly usedHere: boolean };

const root = fileURLToPath(new URL("..", import.meta.url));
const used = new Set<string>();
const exportsByFile = new Map<string, Export[]>();
function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /[.]tsx?$/.test(path))
    .map((path) => `${folder}/${path}`);
}

function read(file: string): void {
  const text = readFileSync(join(root, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    noteImport(file, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  exportsByFile.set(file, exportsOf(source, text));
}

/** Marks what one import takes: single names, or `*` where it takes the whole module. */
function noteImport(file: string, node: ts.Node): void {
  const from = specifierOf(node);
  if (!from?.startsWith(".")) return;
  const target = relative(root, join(root, dirname(file), from)).replaceAll("\\", "/");
  for (const name of namesTaken(node)) used.add(`${target}#${name}`);
}

function specifierOf(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return node.argument.literal.text;
  }
  const [first] =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return first && ts.isStringLiteral(first) ? first.text : undefined;
}

function namesTaken(node: ts.Node): string[] {
  const original = (element: ts.ImportSpecifier | ts.ExportSpecifier) => (element.propertyName ?? element.name).text;
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(original) : ["*"];
  }
  if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.map(original);
  }
  return destructured(node) ?? ["*"];
}

/** The names in `const { a, b } = await import("./x.ts")`. */
function destructured(node: ts.Node): string[] | undefined {
  const declaration = ts.isAwaitExpression(node.parent) ? node.parent.parent : node.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isObjectBindingPattern(declaration.name)) return undefined;
  return declaration.name.elements.map((element) => (element.propertyName ?? element.name).getText());
}

function exportsOf(source: ts.SourceFile, text: string): Export[] {
  return source.statements.flatMap((statement) => {
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExportKeyword);
    if (!exported) return [];
    const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
    const type = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    return declaredNames(statement).map((name) => ({ name, line, type, usedHere: mentions(text, name) > 1 }));
  });
}

const isExportKeyword = (modifier: ts.ModifierLike) => modifier.kind === ts.SyntaxKind.ExportKeyword;
const mentions = (text: string, name: string) => text.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const name = (statement as Partial<ts.DeclarationStatement>).name;
  return name ? [name.getText()] : [];
}

const files = ["src", "tests", "bench", "scripts"].flatMap(filesUnder);
for (const file of files) read(file);

let unused = 0;
for (const [file, list] of exportsByFile) {
  if (!file.startsWith("src/")) continue;
  for (const { name, line, type, usedHere } of list) {
    // A type that an exported value of the same file mentions is part of what that value promises.
    if (allowed.some((pattern) => pattern.test(`${file}#${name}`))) continue;
    if (used.has(`${file}#${name}`) || used.has(`${file}#*`) || (type && usedHere)) continue;
    console.error(`${file}:${line}: nobody imports ${name}`);
    unused += 1;
  }
}
console.log(`${files.length} files, ${unused} unused exports`);
process.exitCode = unused === 0 ? 0 : 1;
