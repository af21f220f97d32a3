import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A code that the source says or refuses with; `pattern` where part of it is filled in at run time, else null. */
export type CodeSaid = { readonly place: string; readonly code: string; readonly pattern: RegExp | null };

/** These begin codes of messages and nothing else, wherever they stand in the source. */
const reserved = /^(screen|terminal|report|server|refusal|fault|field|flag|act)\.[a-z0-9_]+([._][A-Za-z0-9_]+)*$/;

/** All codes in one source file: in `say(...)`, in `new Refusal(kind, ...)`, and texts that can only be a code. */
export function codesSaid(root: string, file: string): CodeSaid[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2022, true);
  const found: CodeSaid[] = [];
  const note = (node: ts.Node): void => {
    const code = codeOf(node);
    if (code === null) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ place: `${file}:${line}`, code, pattern: patternOf(node) });
  };
  const visit = (node: ts.Node): void => {
    if (isReserved(node)) note(node);
    for (const said of saidIn(node)) if (!isReserved(said)) note(said);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const fileName = /[.](html|json|xlsx|csv|ts|css|svg|yaml)$/;
const isReserved = (node: ts.Node) =>
  ts.isStringLiteral(node) && !isImport(node) && reserved.test(node.text) && !fileName.test(node.text);
const isImport = (node: ts.Node) => ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);

/** The texts that stand where a code is due, also on either side of a condition. */
function saidIn(node: ts.Node): ts.Node[] {
  if (ts.isNewExpression(node) && node.expression.getText() === "Refusal") return texts(node.arguments?.[1]);
  if (!ts.isCallExpression(node) || !/(^|[.])say$/.test(node.expression.getText())) return [];
  // `say(code, values)` of one language, or `say(language, code, values)`.
  const [first, second] = node.arguments;
  return [...texts(first), ...texts(second)].filter((text) => codeOf(text)?.includes(".") ?? false);
}

function texts(node: ts.Node | undefined): ts.Node[] {
  if (!node) return [];
  if (ts.isConditionalExpression(node)) return [...texts(node.whenTrue), ...texts(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return texts(node.expression);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? [node] : [];
}

function codeOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : null;
}

/** A filled-in part may stand for any text. */
function patternOf(node: ts.Node): RegExp | null {
  if (!ts.isTemplateExpression(node)) return null;
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  return new RegExp(`^${parts.map(escape).join(".+")}$`);
}
