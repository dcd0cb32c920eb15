// What is handed out on paper: numbered, sealed, kept as it was, and told from what was altered. What stands in it
// is lending's, servicing's and origination's; how it is worded is a template's.
export { type DocumentKind, documentKinds, type Language } from './content.ts';
export {
  type DocumentDeps,
  type DocumentRefusal,
  type DocumentRequest,
  makeDocument,
  openDocument,
} from './make-document.ts';
export { makeSeal } from './make-seal.ts';
export { makeStatements } from './make-statements.ts';
export { openPress } from './press.ts';
export {
  type DocumentRow,
  findByDocumentNumber,
  listDocuments,
  listDocumentsAbout,
  listDocumentsStarting,
  lookUpDocument,
} from './queries.ts';
export { openSeal, type Seal } from './seal.ts';
export { listFailedStatements } from './statement-queries.ts';
export {
  type FileVerdict,
  type KeptProblem,
  type Verified,
  verifyFile,
  verifyKept,
} from './verify-document.ts';
