import type { Paper } from '../evidence/index.ts';
import type { Says } from '../kernel/index.ts';

const coded = <C extends string>({ code, says }: { readonly code: C; readonly says: Says }) => ({
  code,
  says: { ...says },
});

/** A paper as its borrower sees it: not what speaks against it, which would teach how to forge. */
export const viewPaper = ({ kind, fields, fault, hasBody, ...paper }: Paper) => ({
  ...{ id: paper.id, format: paper.format, mediaType: paper.mediaType, bytes: paper.bytes },
  ...{ hasFile: hasBody, state: paper.state, readBy: paper.readBy, events: paper.events },
  ...{ judgedBy: paper.judgedBy, reason: paper.reason },
  ...{ receivedAt: paper.receivedAt, judgedAt: paper.judgedAt },
  kind: kind && { id: kind.id, says: { ...kind.says } },
  fields: fields.map(({ says, ...field }) => ({ ...field, says: { ...says } })),
  fault: fault && coded(fault),
});

/** A paper as whoever judges it sees it. */
export const viewJudged = (paper: Paper) => ({
  ...viewPaper(paper),
  borrowerId: paper.borrowerId,
  checks: paper.checks.map(coded),
  signs: paper.signs.map(coded),
  decidedBy: paper.decidedByName,
});

/** Headers of a stranger's file: shown as what it was found to be, run as nothing. */
export const fileHeaders = (mediaType: string): Record<string, string> => ({
  'content-type': mediaType,
  'content-disposition': mediaType.startsWith('image/')
    ? 'inline'
    : `attachment; filename="paper.${mediaType === 'application/pdf' ? 'pdf' : 'xlsx'}"`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});
