import ts from 'typescript';
import type { SourceFile } from './files.ts';
import type { Finding } from './finding.ts';

const trees = new WeakMap<SourceFile, readonly ts.Node[]>();

/** Every node of a file, parents first; the first is the file itself. Made once for all who judge it. */
export function nodesOf(file: SourceFile): readonly ts.Node[] {
  const known = trees.get(file);
  if (known) return known;
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  trees.set(file, nodes);
  return nodes;
}

/** The statements of a file. */
export function statementsOf(file: SourceFile): readonly ts.Statement[] {
  const [tree] = nodesOf(file);
  return tree && ts.isSourceFile(tree) ? tree.statements : [];
}

export const lineOf = (node: ts.Node): number => {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
};

export const finding = (node: ts.Node, says: string): Finding => ({
  path: node.getSourceFile().fileName,
  line: lineOf(node),
  says,
});

/** Whether `node` is `object.member`, e.g. `Date.now`; any member when none is named. */
export const isMember = (node: ts.Node, object: string, member?: string): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === object &&
  (member === undefined || node.name.text === member);

const runners = ['exec', 'many', 'maybe', 'one'];

/** The SQL of a query such as `` db.one(Row)`select …` `` or `client.query('…')`; else `undefined`. */
export function sqlOf(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node)) {
    const tag = ts.isCallExpression(node.tag) ? node.tag.expression : node.tag;
    const runs = ts.isPropertyAccessExpression(tag) && runners.includes(tag.name.text);
    return runs ? node.template.getText() : undefined;
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return undefined;
  const [first] = node.arguments;
  return node.expression.name.text === 'query' && first && ts.isStringLiteralLike(first)
    ? first.text
    : undefined;
}
