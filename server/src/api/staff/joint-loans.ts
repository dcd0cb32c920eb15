import type { OpenAPIHono } from '@hono/zod-openapi';
import { type JointLoan, listJointLoans } from '../../funding/index.ts';
import { type Fen, fen, refuse } from '../../kernel/index.ts';
import { type Db, getBusinessDate } from '../../platform/index.ts';
import { CSV_MARK, csvLine, type Sheet, type Value, xlsxOf } from '../../reports/index.ts';
import type { ApiDeps } from '../deps.ts';
import { must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import { fileNamed, XLSX } from './file-answer.ts';
import * as contract from './funder-contract.ts';
import { staffLoan } from './loans.ts';

const PAGE = 100;
const CHUNK = 1_000;
const FILE_MAX = 100_000; // Made in memory.

const sum = ({ partner, own }: JointLoan['lent']): Fen => fen(partner + own);

const view = ({ loanId, partner, drawnOn, lent, owed }: JointLoan) => ({
  ...{ loanId, partner, drawnOn },
  ...{
    principalFen: String(sum(lent)),
    partnerFen: String(lent.partner),
    ownFen: String(lent.own),
  },
  ...{ outstandingFen: String(sum(owed)), partnerOwedFen: String(owed.partner) },
  ownOwedFen: String(owed.own),
});

const columns: Sheet['columns'] = [
  ...(['loan', 'partner', 'drawn_on'] as const).map((title) => ({ title, kind: 'text' as const })),
  ...(
    [
      ...['principal_yuan', 'partner_yuan', 'own_yuan'],
      ...['outstanding_yuan', 'partner_owed_yuan', 'own_owed_yuan'],
    ] as const
  ).map((title) => ({ title, kind: 'fen' as const })),
];

const cellsOf = ({ loanId, partner, drawnOn, lent, owed }: JointLoan): Value[] => [
  ...[loanId, partner, drawnOn],
  ...[sum(lent), lent.partner, lent.own, sum(owed), owed.partner, owed.own],
];

/** All of them, in pieces. */
async function readAll(db: Db, partner: string | null): Promise<JointLoan[]> {
  const all: JointLoan[] = [];
  for (;;) {
    const after = all.at(-1)?.loanId ?? '';
    const some = await listJointLoans(db, { partner, only: null, after, atMost: CHUNK });
    all.push(...some);
    if (some.length < CHUNK) return all;
    if (all.length > FILE_MAX) must(refuse({ code: 'export_too_large' }));
  }
}

/** Joint loans with each funder's share, as a list, as a file, and of one loan. */
export function jointLoanRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  const { db } = deps;
  app.openapi(contract.listJointLoans, async (c) => {
    const { partner = null, after = '' } = c.req.valid('query');
    // One more than is shown: whether there is a next page is known, not guessed from a full one.
    const found = await listJointLoans(db, { partner, only: null, after, atMost: PAGE + 1 });
    const loans = found.slice(0, PAGE);
    const next = found.length > PAGE ? (loans.at(-1)?.loanId ?? null) : null;
    return c.json({ loans: loans.map(view), next }, 200);
  });

  app.openapi(contract.exportJointLoans, async (c) => {
    const { partner = null, format } = c.req.valid('query');
    const rows = (await readAll(db, partner)).map(cellsOf);
    const today = await getBusinessDate(db);
    const name = fileNamed(`joint-loans-${today}.${format}`);
    if (format === 'csv') {
      const lines = [columns.map(({ title }) => title), ...rows].map((cells) => csvLine(cells));
      const headers = { 'content-type': 'text/csv; charset=utf-8', ...name };
      return c.body(CSV_MARK + lines.join(''), 200, headers) as never;
    }
    const file = await xlsxOf([{ name: `joint loans ${today}`, columns, rows }]);
    return c.body(new Uint8Array(file), 200, { 'content-type': XLSX, ...name }) as never;
  });

  app.openapi(contract.getLoanShare, async (c) => {
    const { id } = await staffLoan(deps, c.req.valid('param').id);
    const [share] = await listJointLoans(db, { partner: null, only: id, after: '', atMost: 1 });
    return c.json({ share: share ? view(share) : null }, 200);
  });
}
