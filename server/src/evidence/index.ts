// Papers: what borrowers hold and hand in, a picture, a PDF, a file. Known by kind, read, checked, and accepted by
// a machine, a register or a person. What an accepted one tells goes through connectors like a partner's page.
export type { EvidenceDeps } from './deps.ts';
export { type ForgottenPapers, forgetOldPapers, forgetPapersOf } from './forget.ts';
export { judgePaper, type PaperVerdict, type VerdictRefusal } from './judge-paper.ts';
export { paperKinds } from './kinds.ts';
export type { Paper, PaperField } from './paper.ts';
export { countWaiting } from './queries.ts';
export { readPaper, type Settled } from './read-paper.ts';
export { openReader, type PaperReader } from './reader.ts';
export { type Reading, readingOf } from './reading.ts';
export {
  getPaper,
  listPapers,
  listQueue,
  openFile,
  PAPER_MAX_BYTES,
  type TakeRefusal,
  takeBackPaper,
  takePaper,
} from './take-paper.ts';
export { makeTakingsForm } from './takings-form.ts';
