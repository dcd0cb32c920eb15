import { problemCodes } from '../../server/src/api/index.ts';
import { currentPolicy } from '../../server/src/decision/index.ts';
import { eventKinds } from '../../server/src/events/index.ts';
import {
  type Aggregate,
  factOf,
  featureDefinitions,
  type Series,
  type Window,
} from '../../server/src/features/index.ts';
import { segments } from '../../server/src/kernel/index.ts';
import { chart } from '../../server/src/ledger/index.ts';
import { complianceRules } from './compliance-rules.ts';
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

const seriesText = ({ from, sources, where }: Series): string => {
  const which =
    where === undefined
      ? ''
      : 'hours' in where
        ? ` from ${where.hours[0]} to ${where.hours[1]} o'clock`
        : 'known' in where
          ? ` whose ${where.known} is told`
          : ` whose ${where.field} is ${where.is.join(' or ')}`;
  return `${from.map(code).join(', ')}${which} of ${sources.join(', ')}`;
};

const windowText = ({ days, shape }: Window): string => {
  const shapes = { rolling: 'times 24 hours', open: 'days and today', whole: 'whole days' };
  return `${days} ${shapes[shape]}`;
};

const aggregateText = ({ kind, ...rest }: Aggregate): string => {
  const fields = Object.entries(rest).map(([key, value]) => `${key} ${value ?? 'events'}`);
  return fields.length === 0 ? kind : `${kind} (${fields.join(', ')})`;
};

const features = page('features', 'Features', 'the definitions of `server/src/features`', () => {
  const rows = featureDefinitions.map((f) => [
    `${code(f.name)} v${f.version}<br>${f.says.zh}<br>${f.says.en}`,
    f.unit,
    f.segments.length === segments.length ? 'all' : f.segments.join(', '),
    `${aggregateText(f.aggregate)} over ${windowText(f.window)}<br>of ${seriesText(f)}${
      f.against ? `<br>against ${seriesText(f.against)}` : ''
    }`,
    f.whenNoEvents === null ? 'not known' : `${f.whenNoEvents}: nothing happened`,
    f.direction.replaceAll('_', ' '),
    `${f.advice.zh}<br>${f.advice.en}`,
    `${f.why.zh}<br>${f.why.en}`,
    f.owner,
  ]);
  const head = ['Name', 'Unit', 'Segments', 'Made of', 'When its window is empty', 'Direction'];
  const facts = new Set(featureDefinitions.map((f) => factOf(f.name)));
  return `${featureDefinitions.length} features of ${facts.size} facts (windows of one fact counted once).
A feature none of whose sources is connected is not known, whatever its window holds. Days are
Shanghai's. ppm: parts of a million. How the values are kept and why they are the same at training and
at decision: [features](../concepts/features.md).\n\n${table([...head, 'Advice', 'Why', 'Owner'], rows)}`;
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

const readAs = { text: 'text', summaries: 'summaries only', confirm: '**confirm**' } as const;

const compliance = page(
  'compliance',
  'Rules of the field',
  '`scripts/generate/compliance-rules.ts`',
  () => {
    const rows = complianceRules.map((one) => [
      one.rule,
      one.says,
      one.kept.map(code).join('<br>') || '—',
      one.settings.map(code).join('<br>') || '—',
      `${one.source}<br>read: ${readAs[one.read]}`,
      one.tests.map((title) => title).join('<br>') || '—',
      one.missing ?? '',
    ]);
    const head = ['Rule', 'Says', 'Kept by', 'Changed by', 'Source', 'Tests', 'Not here'];
    return `China's rules for lending software, one a row. Where the text could not be read, the figure is a setting
or data with its source, and is to be confirmed with the text before it is relied on. A test fails when one
of the tests named here does not exist.\n\n${table(head, rows)}`;
  },
);

export const reference: readonly Generated[] = [
  problems,
  features,
  rules,
  events,
  accounts,
  compliance,
];
