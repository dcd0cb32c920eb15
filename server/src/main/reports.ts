import { parseArgs } from 'node:util';
import { parseBusinessDate } from '../kernel/index.ts';
import { openDatabase, systemClock } from '../platform/index.ts';
import {
  findReport,
  keepReports,
  makeReport,
  openReport,
  reportCsv,
  reports,
  reportXlsx,
} from '../reports/index.ts';
import { readBookRules } from './book-rules.ts';

// `npm run reports -- keep [--json]`: classes the loans and keeps every report of the last closed day; end of day does
// it too. `npm run reports -- show REPORT [--on DAY] [--format csv|xlsx] [--language zh|en]`: one of them, to standard
// output. A report whose figures are not the ledger's ends with 1.

const usage = `Usage: npm run reports -- keep [--json] | show REPORT [--on DAY --format csv|xlsx --language zh|en]
Reports: ${reports.map(({ id }) => id).join(', ')}`;

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        on: { type: 'string' },
        format: { type: 'string', default: 'csv' },
        language: { type: 'string', default: 'zh' },
      },
    });
    const [command, id = ''] = positionals;
    if (command === 'keep' && positionals.length === 1)
      return { command, json: values.json } as const;
    const definition = findReport(id);
    const on = values.on === undefined ? undefined : parseBusinessDate(values.on);
    const isWrong = values.on !== undefined && on === undefined;
    if (command !== 'show' || !definition || isWrong)
      throw new Error('keep or show REPORT is wanted');
    if (!/^(csv|xlsx)$/.test(values.format) || !/^(zh|en)$/.test(values.language)) {
      throw new Error('--format csv or xlsx, --language zh or en');
    }
    const { format } = values;
    return { command, definition, on, format, language: values.language as 'zh' | 'en' } as const;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  }
}

const flags = readFlags();
const rules = readBookRules(process.env);
const url = process.env.DATABASE_URL;
if (url === undefined) {
  process.stderr.write('DATABASE_URL is not set.\n');
  process.exit(2);
}
const db = openDatabase(url, { max: 2 });
if (flags.command === 'keep') {
  const kept = await keepReports(db, rules, systemClock.now());
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(kept)}\n`
      : `${kept.closedOn}: ${kept.kept} reports kept, ${kept.reclassed} loans in another class\n`,
  );
} else {
  const { definition, on, format, language } = flags;
  const report =
    on === undefined
      ? await makeReport(db, definition, rules, systemClock.now())
      : await openReport(db, definition, on);
  if (!report) {
    process.stderr.write(`No report ${definition.id} was kept of ${on}.\n`);
    process.exitCode = 2;
  } else {
    process.stdout.write(
      format === 'csv'
        ? reportCsv(definition, report, language)
        : await reportXlsx(report, language),
    );
    if (report.checks.some((check) => check.report !== check.ledger)) process.exitCode = 1;
  }
}
await db.close();
