import { problemCodes } from '../../server/src/api/index.ts';
import { currentPolicy } from '../../server/src/decision/index.ts';
import { eventKinds } from '../../server/src/events/index.ts';
import { featureDefinitions } from '../../server/src/features/index.ts';
import { chart } from '../../server/src/ledger/index.ts';
import { type Generated, notice, table } from './generated.ts';

const code = (text: string): string => `\`${text}\``;

const page = (name: string, title: string, from: string, body: () => string): Generated => ({
  path: `docs/reference/${name}.md`,
  make: async () => `${notice(from)}# ${title}\n\n${body()}`,
});

const problems = page('problems', 'Problem codes', '`server/src/api/problems.ts`', () => {
  const rows = Object.entries(problemCodes).map(([name, [status, title]]) => [
    code(name),
    String(status),
    title,
  ]);
  return `Every answer that is not a success is \`application/problem+json\` (RFC 9457) with one of these
in \`code\`. Codes are stable; titles are for people.\n\n${table(['Code', 'Status', 'Title'], rows)}`;
});

const features = page('features', 'Features', 'the definitions of `server/src/features`', () => {
  const rows = featureDefinitions.map((f) => [
    code(f.name),
    String(f.version),
    f.unit,
    f.source,
    `${f.window.days} days${f.window.shape === 'whole' ? ', whole days' : ''}`,
    `${f.aggregate.kind} of ${f.from.join(', ')}`,
    f.whenNoEvents === null ? 'not known' : String(f.whenNoEvents),
    `${f.says.zh} / ${f.says.en}`,
    f.why,
  ]);
  const head = [
    'Name',
    'Version',
    'Unit',
    'Source',
    'Window',
    'Made of',
    'When empty',
    'Says',
    'Why',
  ];
  return `A feature whose source is not connected is not known, whatever its window holds.\n\n${table(head, rows)}`;
});

const rules = page('rules', 'Rules', 'the policy in force (`server/src/decision`)', () => {
  const rows = currentPolicy.rules.map((rule) => [
    code(rule.code),
    rule.since,
    rule.segments.join(', '),
    `${rule.says.zh} / ${rule.says.en}`,
    `${rule.advice.zh} / ${rule.advice.en}`,
    [...rule.needs, ...rule.facts, ...rule.thresholds].map(code).join(' '),
  ]);
  const head = ['Code', 'Since', 'Segments', 'Says', 'Advice', 'Reads'];
  const thresholds = currentPolicy.products.flatMap((product) =>
    Object.entries(product.thresholds).map(([name, value]) => [
      code(product.id),
      code(name),
      String(value),
    ]),
  );
  return `Policy ${code(currentPolicy.version)}. All rules of a segment are evaluated and stored with their
inputs, whatever the others say; reasons are listed in this order.\n\n${table(head, rows)}
## Thresholds\n\n${table(['Product', 'Threshold', 'Value'], thresholds)}`;
});

interface JsonObject {
  readonly properties: Readonly<Record<string, { type?: string; anyOf?: { type: string }[] }>>;
}

const fieldOf = ([name, { type, anyOf }]: [
  string,
  { type?: string; anyOf?: { type: string }[] },
]) => `${code(name)} ${type ?? anyOf?.map((a) => a.type).join(' or ') ?? 'any'}`;

const events = page('events', 'Business events', '`server/src/events/kinds.ts`', () => {
  const rows = Object.entries(eventKinds).map(([kind, schema]) => {
    const json = schema.toJSONSchema({ io: 'input' }) as unknown as JsonObject;
    return [code(kind), Object.entries(json.properties).map(fieldOf).join(', ')];
  });
  return `As JSON holds them: money is text, whole fen. Every event also has an id, its borrower, when it
occurred, when it was recorded, and who reports it.\n\n${table(['Kind', 'Data'], rows)}`;
});

const accounts = page(
  'chart-of-accounts',
  'Chart of accounts',
  '`server/src/ledger/chart.ts`',
  () =>
    table(
      ['Code', 'Number', '科目', 'Account', 'Kind', 'Grows on', 'One for each'],
      chart.map((a) => [code(a.code), a.number, a.zh, a.en, a.kind, a.normal, a.subject]),
    ),
);

export const reference: readonly Generated[] = [problems, features, rules, events, accounts];
