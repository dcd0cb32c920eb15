import { join } from 'node:path';
import ts from 'typescript';
import { problemCodes } from '../../server/src/api/index.ts';
import type { Generated } from './generated.ts';

// Which problem codes a route may answer with, read off its handler by the types of what it calls: the refusals of
// `must`, the codes of `found` and of thrown problems; through the functions of `server/src/api` that it calls.

const root = join(import.meta.dirname, '../..');
const api = join(root, 'server/src/api');

function openProgram(): ts.Program {
  const path = join(root, 'tsconfig.json');
  const read = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  return ts.createProgram([join(api, 'index.ts')], { ...options, noEmit: true });
}

/** Reads codes off the code. */
class Reader {
  readonly #checker: ts.TypeChecker;
  readonly #known = new Map<ts.Node, ReadonlySet<string>>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** Codes that `body`, or what it calls here, may answer with. */
  codesOf(body: ts.Node): ReadonlySet<string> {
    const known = this.#known.get(body);
    if (known) return known;
    const codes = new Set<string>();
    this.#known.set(body, codes); // A function that calls itself adds nothing to itself.
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) this.#ofCall(node, codes);
      // Another route's handler is another's.
      ts.forEachChild(node, visit);
    };
    visit(body);
    return codes;
  }

  #ofCall(call: ts.CallExpression, into: Set<string>): void {
    const [first, second] = call.arguments;
    const name = ts.isIdentifier(call.expression) ? call.expression.text : '';
    if (name === 'must' && first) {
      this.#ofResult(this.#checker.getTypeAtLocation(first), into);
      return;
    }
    if (name === 'problemOf' && first) {
      this.#ofThrown(first, into);
      return;
    }
    if (name === 'found') {
      if (!second) into.add('not_found');
      else this.#ofText(this.#checker.getTypeAtLocation(second), into);
      return;
    }
    const symbol = this.#checker.getSymbolAtLocation(call.expression);
    const real =
      symbol && symbol.flags & ts.SymbolFlags.Alias
        ? this.#checker.getAliasedSymbol(symbol)
        : symbol;
    const declared = real?.declarations?.[0];
    if (!declared?.getSourceFile().fileName.startsWith(api)) return;
    const body = ts.isVariableDeclaration(declared) ? declared.initializer : declared;
    if (body) for (const code of this.codesOf(body)) into.add(code);
  }

  /** A refusal as it is written has its code as a literal, which its type does not keep. */
  #ofThrown(refusal: ts.Expression, into: Set<string>): void {
    const members = ts.isObjectLiteralExpression(refusal) ? refusal.properties : [];
    const code = members.find((one) => one.name?.getText() === 'code');
    if (!code) this.#ofRefusal(this.#checker.getTypeAtLocation(refusal), into);
    else if (ts.isPropertyAssignment(code) && ts.isStringLiteral(code.initializer)) {
      into.add(code.initializer.text);
    } else this.#ofText(this.#checker.getTypeAtLocation(code), into);
  }

  #ofResult(type: ts.Type, into: Set<string>): void {
    for (const part of type.isUnion() ? type.types : [type]) {
      const error = part.getProperty('error');
      if (error) this.#ofRefusal(this.#checker.getTypeOfSymbol(error), into);
    }
  }

  #ofRefusal(type: ts.Type, into: Set<string>): void {
    for (const part of type.isUnion() ? type.types : [type]) {
      const code = part.getProperty('code');
      if (code) this.#ofText(this.#checker.getTypeOfSymbol(code), into);
    }
  }

  #ofText(type: ts.Type, into: Set<string>): void {
    for (const part of type.isUnion() ? type.types : [type]) {
      if (part.isStringLiteral()) into.add(part.value);
    }
  }

  /** `post /loans/{id}` of `app.openapi(contract.x, …)`, by the types of the contract. */
  routeOf(contract: ts.Expression): string | undefined {
    const type = this.#checker.getTypeAtLocation(contract);
    const text = (name: string) => {
      const symbol = type.getProperty(name);
      const of = symbol && this.#checker.getTypeOfSymbol(symbol);
      return of?.isStringLiteral() ? of.value : undefined;
    };
    const [method, path] = [text('method'), text('path')];
    return method && path ? `${method} ${path}` : undefined;
  }
}

const audiences = ['borrower', 'staff', 'partner'] as const;

function readCodes(): Record<string, string[]> {
  const program = openProgram();
  const reader = new Reader(program.getTypeChecker());
  const codes: Record<string, string[]> = {};
  for (const file of program.getSourceFiles()) {
    if (!file.fileName.startsWith(api)) continue;
    const own = audiences.filter((one) => file.fileName.startsWith(join(api, one)));
    const visit = (node: ts.Node): void => {
      const [contract, handler] = ts.isCallExpression(node) ? node.arguments : [];
      const isRoute =
        contract &&
        handler &&
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'openapi';
      const route = isRoute ? reader.routeOf(contract) : undefined;
      if (isRoute && route) {
        const [method, path] = route.split(' ');
        // What stands in no audience's folder is mounted for partners and staff.
        for (const audience of own.length > 0 ? own : (['staff', 'partner'] as const)) {
          codes[`${method} /api/${audience}${path}`] = [...reader.codesOf(handler)]
            .filter((code) => code in problemCodes) // Others are made one of these before they leave.
            .sort();
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return Object.fromEntries(Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Read by the description of the API, so it comes before it. */
export const codesOfRoutes: Generated = {
  path: 'server/src/api/problem-codes.json',
  make: async () => `${JSON.stringify(readCodes(), null, 2)}\n`,
};
