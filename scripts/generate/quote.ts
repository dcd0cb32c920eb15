import { spawnSync } from 'node:child_process';
import { type Generated, notice, table } from './generated.ts';
import { examples } from './quote-examples.ts';
import { conventions, introduction } from './quote-page.ts';

interface Term {
  readonly name: string;
  readonly required: boolean;
  readonly form: string;
  readonly choices?: readonly string[];
  readonly says: string;
}

/** What the command says of itself. */
interface Described {
  readonly terms: readonly Term[];
  readonly events: readonly {
    readonly type: string;
    readonly says: string;
    readonly fields: readonly Term[];
  }[];
  readonly codes: readonly { readonly code: string; readonly says: string }[];
  readonly lpr: readonly { readonly on: string; readonly '1y': string; readonly '5y': string }[];
  readonly holidays: readonly number[];
}

interface Schedule {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly totals: Readonly<Record<string, string>>;
}

/** Runs the very command of which the page is the reference. */
function run(input: string, ...flags: readonly string[]): string {
  const command = ['server/src/main/quote.ts', ...flags];
  const done = spawnSync(process.execPath, command, { input, encoding: 'utf8' });
  if (done.stderr !== '') throw new Error(`quote: ${done.stderr}`); // It wrote what is no answer.
  return done.stdout;
}

const code = (text: string | number): string => `\`${text}\``;
const formOf = ({ form, choices }: Term): string => choices?.map(code).join(' ') ?? form;

const termTable = (terms: readonly Term[]): string =>
  table(
    ['Term', 'Wanted', 'Form', 'Says'],
    terms.map((term) => [code(term.name), term.required ? 'yes' : '', formOf(term), term.says]),
  );

function eventTable(events: Described['events']): string {
  const rows = events.flatMap(({ type, says, fields }) => [
    [code(type), '', '', says],
    ...fields
      .filter(({ name }) => name !== 'on' && name !== 'id')
      .map((term) => [
        '',
        `${code(term.name)}${term.required ? '' : '?'}`,
        formOf(term),
        term.says,
      ]),
  ]);
  return table(['Event', 'Term', 'Form', 'Says'], rows);
}

/** Amounts that are nothing stay empty: what there is stands out. */
const shown = (value: string | number): string => (value === '0.00' ? '' : String(value));

function scheduleTable({ rows, totals }: Schedule): string {
  const [first] = rows;
  if (!first) return '';
  const names = Object.keys(first);
  const sum = names.map((name, i) => (i === 0 ? 'total' : shown(totals[name] ?? '')));
  return table(names, [...rows.map((row) => names.map((name) => shown(row[name] ?? ''))), sum]);
}

function exampleText(example: (typeof examples)[number], line: string): string {
  const { title, says, document } = example;
  const answered = JSON.parse(line) as Schedule | { error: unknown };
  const answer =
    'error' in answered || example.asLine
      ? `\`\`\`json\n${line}\n\`\`\`\n`
      : scheduleTable(answered);
  return `### ${title}\n\n${says}\n\n\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n\n${answer}`;
}

function conventionsOf({ lpr, holidays }: Described): string {
  const last = lpr.at(-1);
  return `## Loan prime rate

\`lpr\` reads this table; \`lprTable\` adds to it or replaces a line. After its last line the LPR stays
as it is there (${last?.on}): a later one is not known here. The values were written from memory:
confirm before you rely on one.

${table(
  ['From', '1 year, %', '5 years, %'],
  lpr.map((reading) => [reading.on, reading['1y'], reading['5y']]),
)}
## Holidays

\`"holidays":"cn"\` knows the public holidays and the worked weekends of ${holidays.join(' and ')}, as the
State Council announced them; of other years it knows the weekends only. Confirm before you rely on it.
`;
}

/** Terms and conventions of `npm run quote`; the answers are those of the command. */
export const quote: Generated = {
  path: 'docs/reference/quote.md',
  make: async () => {
    const described = JSON.parse(run('', '--terms')) as Described;
    const input = examples.map(({ document }) => `${JSON.stringify(document)}\n`).join('');
    const lines = run(input).trimEnd().split('\n');
    const parts = [
      introduction,
      `## Terms\n\n${termTable(described.terms)}`,
      `## Events\n\nEvery event has \`type\`, \`on\` (the day from which it counts) and may have \`id\` (a name for it,\nunique in the document). \`?\` marks what may be left out.\n\n${eventTable(described.events)}`,
      conventions,
      conventionsOf(described),
      `## Error codes\n\nIn order of precedence: when several apply, the first is told. \`field\` is the path of the term, such\nas \`events[2].amount\`, and empty for the document itself.\n\n${table(
        ['Code', 'Means'],
        described.codes.map((entry) => [code(entry.code), entry.says]),
      )}`,
      `## Worked examples\n\nThe answers are those of the command. Amounts of 0.00 are left empty in the tables.`,
      ...examples.map((example, i) => exampleText(example, lines[i] ?? '')),
    ];
    return `${notice('`server/src/main/quote.ts --terms`, `scripts/generate/quote-page.ts` and the examples, run')}# Quote\n\n${parts
      .map((part) => part.trimEnd())
      .join('\n\n')}\n`;
  },
};
