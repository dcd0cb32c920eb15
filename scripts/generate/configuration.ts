import { readFileSync } from 'node:fs';
import ts from 'typescript';
import {
  identitySettings,
  type SourceDefinition,
  sourceDefinitions,
} from '../../server/src/connectors/index.ts';
import { aliyunSettings, aliyunUnconfirmed } from '../../server/src/messages/index.ts';
import { type Generated, notice, table } from './generated.ts';

const source = 'server/src/main/config.ts';

/** The chain of calls that makes a setting's type, innermost first: `z.enum`, `default`. */
function calls(expression: ts.Expression): { name: string; args: readonly string[] }[] {
  if (!ts.isCallExpression(expression)) return [{ name: expression.getText(), args: [] }];
  const callee = expression.expression;
  const args = expression.arguments.map((arg) => arg.getText());
  if (!ts.isPropertyAccessExpression(callee)) return [{ name: callee.getText(), args }];
  return [...calls(callee.expression), { name: callee.name.text, args }];
}

// Settings that share a shape through a small maker of config.ts.
const makers: Readonly<Record<string, string>> = {
  ms: 'milliseconds',
  port: 'port',
  http: 'http or https address',
  pem: 'PEM key, or the path of a file that holds one',
  keyRing: 'base64 keys of 32 bytes, oldest first, comma-separated',
};

const kinds: Readonly<Record<string, string>> = {
  number: 'number',
  string: 'text',
  url: 'address',
};

/** A default as one sets it: `12 * 3_600_000` is `43200000`, and text has no quotes. */
function plain(text: string): string {
  if (!/^[\d_ *]+$/.test(text)) return text.replaceAll("'", '');
  const factors = text.replaceAll('_', '').split('*').map(Number);
  return String(factors.reduce((a, b) => a * b, 1));
}

function describe(property: ts.PropertyAssignment): string[] {
  const chain = calls(property.initializer);
  const named = (name: string) => chain.find((call) => call.name === name);
  const first = chain[0]?.name ?? '';
  const choice = named('enum')?.args[0]?.replaceAll("'", '`').replace(/[[\]]/g, '');
  const kind = Object.keys(kinds).find((name) => named(name));
  const shape = makers[first] ?? choice ?? kinds[kind ?? ''] ?? 'text';
  const usual = first === 'ms' ? chain[0]?.args[0] : named('default')?.args[0];
  const optional = usual !== undefined || named('optional') !== undefined;
  const comments = ts.getLeadingCommentRanges(property.getFullText(), 0) ?? [];
  const said = comments
    .map((range) => property.getFullText().slice(range.pos, range.end))
    .join(' ')
    .replace(/\/\*\*|\*\/|^\s*\*|\/\/ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  const value = usual?.includes('import.meta') ? 'server/models' : usual && plain(usual);
  return [
    `\`${property.name.getText()}\``,
    shape,
    value === undefined ? (optional ? 'unset' : '**required**') : `\`${value}\``,
    said,
  ];
}

interface SettingSchema {
  readonly properties: Readonly<
    Record<string, { description?: string; default?: unknown; type?: string; format?: string }>
  >;
  readonly required?: readonly string[];
}

/** The settings of one source, read from its own schema. */
function sourceSection(definition: SourceDefinition): string {
  const rows = rowsOf(definition.settings);
  const { name, source, unconfirmed, keepRawDays } = definition;
  const open = unconfirmed.length === 0 ? '' : `\nNot confirmed: ${unconfirmed.join('; ')}.\n`;
  return `### \`${source}\`: ${name.zh} / ${name.en}

Payloads are kept for ${keepRawDays} days.
${open}
${table(['Setting', 'Is', 'Default', 'Says'], rows)}`;
}

/** A row a setting, read from its schema. */
function rowsOf(settings: SourceDefinition['settings']): string[][] {
  const json = settings.toJSONSchema({ io: 'input' }) as unknown as SettingSchema;
  return Object.entries(json.properties).map(([name, p]) => [
    `\`${name}\``,
    p.format === 'uri' ? 'address' : (p.type ?? 'text'),
    p.default === undefined
      ? json.required?.includes(name)
        ? '**required**'
        : 'unset'
      : `\`${String(p.default)}\``,
    p.description ?? '',
  ]);
}

/** Every setting of the server, read from the schema that parses it. */
export const configuration: Generated = {
  path: 'docs/guides/configuration.md',
  make: async () => {
    const file = ts.createSourceFile(
      source,
      readFileSync(source, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const rows: string[][] = [];
    const visit = (node: ts.Node): void => {
      const isSettings = ts.isVariableDeclaration(node) && node.name.getText() === 'Settings';
      if (isSettings && node.initializer && ts.isCallExpression(node.initializer)) {
        const [shape] = node.initializer.arguments;
        if (shape && ts.isObjectLiteralExpression(shape)) {
          rows.push(...shape.properties.filter(ts.isPropertyAssignment).map(describe));
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    if (rows.length === 0) throw new Error(`${source} has no Settings`);
    return `${notice(`\`${source}\``)}# Configuration

The server reads its settings from the environment once, at start. A missing or malformed one stops
the start with a line that names it and never repeats its value; exit code 2. \`npm start\` sets all of
them for the sandbox.

${table(['Setting', 'Is', 'Default', 'Says'], rows)}

## Sources

A source whose settings are all unset is not offered. Where one is set, those that are **required** must be.
What of a partner's wire format nobody confirmed stands in a setting, and under "not confirmed".

${sourceDefinitions.map(sourceSection).join('\n')}

## Who signs

With none of them set nobody is asked here ([who signs](who-signs.md)).

${table(['Setting', 'Is', 'Default', 'Says'], rowsOf(identitySettings))}

## Text messages

Alibaba Cloud's Short Message Service (阿里云短信服务). With none of them set nobody signs in by phone and no reminder goes
out ([by phone](by-phone.md)).

Not confirmed: ${aliyunUnconfirmed.join('; ')}.

${table(['Setting', 'Is', 'Default', 'Says'], rowsOf(aliyunSettings))}`;
  },
};
