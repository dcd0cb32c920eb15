import type { OpenAPIHono, z } from '@hono/zod-openapi';
import { policies, sayProduct } from '../../decision/index.ts';
import { parseId, refuse } from '../../kernel/index.ts';
import {
  countBook,
  type LoanCursor,
  type LoanFilter,
  type LoanLine,
  listBook,
  readBook,
} from '../../lending/index.ts';
import { getBusinessDate } from '../../platform/index.ts';
import { CSV_MARK, csvLine, type Sheet, type Value, xlsxOf } from '../../reports/index.ts';
import { classes } from '../../servicing/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must, problemOf } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { fileNamed, XLSX } from './file-answer.ts';
import * as contract from './loan-list-contract.ts';

const PAGE = 50;
const COUNT_MAX = 10_000;
const XLSX_MAX = 100_000; // Made in memory: beyond it a list is CSV.

type Query = Omit<z.infer<(typeof contract.listLoans)['request']['query']>, 'after'>;

const filterOf = (query: Query): LoanFilter => {
  const { borrower, class: named, sort: _, order: __, ...rest } = query;
  return {
    ...rest,
    ...(named && { class: classes.indexOf(named) }),
    ...(borrower !== undefined && { borrowerId: borrower }),
  };
};

const writeCursor = ({ value, id }: LoanCursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** What `writeCursor` wrote for this order; anything else is refused. */
function readCursor(text: string, sort: Query['sort']): LoanCursor {
  const looks = sort === 'outstanding' ? /^\d{1,18}$/ : /^(\d{4}-\d{2}-\d{2}|infinity)$/;
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (looks.test(value) && parseId('loan', id)) return { value, id };
  } catch {
    // As below.
  }
  throw problemOf({ code: 'invalid_request' });
}

const viewLine = (line: LoanLine) => ({
  ...line,
  class: classes[line.class] ?? ('pass' as const),
  principalFen: String(line.principalFen),
  outstandingFen: String(line.outstandingFen),
  annualRateE9: String(line.annualRateE9),
});

const products = [...new Set(policies.flatMap((p) => p.products.map(({ id }) => id)))]
  .sort()
  .map((id) => ({ id, says: { ...sayProduct(id) } }));

const columns: Sheet['columns'] = [
  ...(['loan', 'borrower', 'facility', 'product', 'status', 'class', 'method'] as const).map(
    (title) => ({ title, kind: 'text' as const }),
  ),
  { title: 'principal_yuan', kind: 'fen' },
  { title: 'outstanding_yuan', kind: 'fen' },
  { title: 'annual_rate', kind: 'e9' },
  ...(['drawn_on', 'matures_on', 'next_due_on', 'oldest_due_on'] as const).map((title) => ({
    ...{ title, kind: 'text' as const },
  })),
  { title: 'dpd', kind: 'count' },
];

const cellsOf = (l: LoanLine): Value[] => [
  ...[l.id, l.borrowerId, l.facilityId, l.product, l.status, classes[l.class] ?? 'pass', l.method],
  ...[l.principalFen, l.outstandingFen, Number(l.annualRateE9)],
  ...[l.drawnOn, l.maturesOn, l.nextDueOn, l.oldestDueOn, l.dpd],
];

/** CSV as it is read from the book: however many loans, little is held at once. */
function csvStream(lines: AsyncIterable<readonly LoanLine[]>): ReadableStream<Uint8Array> {
  const write = new TextEncoder();
  const some = lines[Symbol.asyncIterator]();
  return new ReadableStream({
    start: (out) =>
      out.enqueue(write.encode(CSV_MARK + csvLine(columns.map(({ title }) => title)))),
    pull: async (out) => {
      const { done, value } = await some.next();
      if (done) out.close();
      else out.enqueue(write.encode(value.map((line) => csvLine(cellsOf(line))).join('')));
    },
    cancel: async () => {
      await some.return?.();
    },
  });
}

/** The list of all loans. */
export function loanListRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db } = deps;
  app.openapi(contract.listLoans, async (c) => {
    const query = c.req.valid('query');
    const today = await getBusinessDate(db);
    const filter = filterOf(query);
    const after = query.after === undefined ? undefined : readCursor(query.after, query.sort);
    const asked = { filter, sort: query.sort, descends: query.order === 'desc', today };
    const [page, loans] = await Promise.all([
      listBook(db, { ...asked, after, atMost: PAGE }),
      countBook(db, { filter, today, most: COUNT_MAX }),
    ]);
    return c.json(
      {
        ...{ today, products, loans: page.lines.map(viewLine) },
        next: page.next && writeCursor(page.next),
        count: { loans: Math.min(loans, COUNT_MAX), isAll: loans <= COUNT_MAX },
      },
      200,
    );
  });

  app.openapi(contract.exportLoans, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const today = await getBusinessDate(db);
    const filter = filterOf(query);
    const asked = { filter, sort: query.sort, descends: query.order === 'desc', today };
    const name = `loans-${today}.${format}`;
    if (format === 'csv') {
      const headers = { 'content-type': 'text/csv; charset=utf-8', ...fileNamed(name) };
      return c.body(csvStream(readBook(db, asked)), 200, headers) as never;
    }
    if ((await countBook(db, { filter, today, most: XLSX_MAX })) > XLSX_MAX) {
      must(refuse({ code: 'export_too_large' }));
    }
    const rows: Value[][] = [];
    for await (const lines of readBook(db, asked)) rows.push(...lines.map(cellsOf));
    const file = await xlsxOf([{ name: `loans ${today}`, columns, rows }]);
    return c.body(new Uint8Array(file), 200, {
      ...{ 'content-type': XLSX, ...fileNamed(name) },
    }) as never;
  });
}
