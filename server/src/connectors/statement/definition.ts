import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { defineSource } from '../define.ts';
import { Layout } from '../files/layout.ts';
import { wholeFile } from '../files/whole-file.ts';
import type { SourceConnector } from '../source.ts';
import { bankLayouts } from './layouts.ts';
import { parserOf } from './parse.ts';

const MAX_BYTES = 10 * 1024 * 1024;

/** A file of layouts, read when the server starts. */
const layoutsSetting = z.string().transform((path, context) => {
  try {
    return z.array(Layout).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    context.addIssue('must be the path of a JSON list of layouts');
    return z.NEVER;
  }
});

/** Statements that a bank's customer exported: CSV or XLSX. */
export const statementSource = defineSource({
  source: 'statement',
  theme: 'money',
  name: { zh: '银行流水文件', en: 'Bank statements' },
  reads: [
    {
      zh: '您交来的流水：时间、金额、余额、对方',
      en: 'Statements you hand in: time, amount, balance, the other side',
    },
    { zh: '对方的户名和账号只以密文比对', en: 'The other side is compared in sealed form only' },
  ],
  entry: null,
  historyDays: 365,
  follows: [],
  keepRawDays: 365,
  unconfirmed: ['the layouts of all banks (`STATEMENT_LAYOUTS` adds to them and corrects them)'],
  settings: z.object({
    STATEMENT_FILES: z.literal('on').meta({ description: '`on`: statements are taken.' }),
    STATEMENT_LAYOUTS: layoutsSetting.optional().meta({
      description: 'The path of a JSON list of layouts, asked before the built-in ones.',
    }),
  }),
  open: (s): SourceConnector => {
    const layouts = [...(s.STATEMENT_LAYOUTS ?? []), ...bankLayouts.map((l) => Layout.parse(l))];
    return {
      source: 'statement',
      scopes: ['entries'],
      connection: { kind: 'file', asks: ['bankAccount'] },
      refresh: async (grant) => grant,
      async *pages() {}, // Files only: nobody is asked.
      files: { endings: ['csv', 'xlsx', 'txt'], maxBytes: MAX_BYTES, open: wholeFile('statement') },
      parse: parserOf(layouts),
    };
  },
});
