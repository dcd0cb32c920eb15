import type { Appended } from '../events/index.ts';
import {
  type Id,
  type Instant,
  type Json,
  ok,
  type Result,
  refuse,
  type Source,
} from '../kernel/index.ts';
import { recordRead } from '../party/index.ts';
import { newId, type Tx } from '../platform/index.ts';
import { findReadConsent } from './allowed.ts';
import { FileRefused, PartnerAnswerMalformed } from './errors.ts';
import { type PageFacts, parserOf, recordFacts } from './parse-page.ts';
import type { PullDeps } from './pull.ts';
import { findPageByDigest, keepPage, type SealedPage, sealPage } from './raw-pages.ts';
import type { HandedFile, RawPage, SourceConnector } from './source.ts';

/** The most that a file may hold, of any source. Unit: bytes. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024;
/** Documents that one file may hold. */
const DOCUMENTS_MAX = 500;

/** Why a file is not taken. In order of precedence. */
export type HandInRefusal =
  | { readonly code: 'source_not_offered' }
  | { readonly code: 'no_files_here' }
  | { readonly code: 'no_live_consent' }
  | { readonly code: 'file_refused'; readonly fault: FileRefused };

/** What a file brought. */
export interface HandedIn {
  /** Documents in it: invoices, statements. */
  readonly documents: number;
  readonly events: Appended;
  /** When the first and the last of its facts occurred. */
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/**
 * Takes in a file of the borrower's: all of it, or, where a part cannot be used, nothing. What it
 * holds is kept as it came and read under the borrower's consent like a partner's page. The same
 * file again adds nothing.
 */
export async function handIn(
  deps: PullDeps,
  o: {
    readonly borrowerId: Id<'borrower'>;
    readonly source: Source;
    readonly purpose: string;
    /** The file, or the documents that were read out of a paper. */
    readonly file: HandedFile | readonly Omit<RawPage, 'cursor'>[];
  },
): Promise<Result<HandedIn, HandInRefusal>> {
  const connector = deps.connectors[o.source];
  if (!connector) return refuse({ code: 'source_not_offered' });
  if (!connector.files) return refuse({ code: 'no_files_here' });
  const { borrowerId, purpose } = o;
  const at = deps.clock.now();
  const consent = await findReadConsent(deps.db, connector, { borrowerId, purpose, at });
  if (!consent) return refuse({ code: 'no_live_consent' });
  try {
    const read = await readFile(deps, connector, borrowerId, o.file);
    const appended = await deps.db.tx((tx) => store(tx, read, { connector, consent, at }));
    deps.log.info('source.handed_in', { borrower: borrowerId, source: o.source, ...appended });
    const times = read
      .flatMap(({ facts }) => facts.events.map((e) => e.occurredAt))
      .sort((a, b) => a - b);
    const [from = null, to = null] = [times[0], times.at(-1)];
    return ok({ documents: read.length, events: appended, from, to });
  } catch (error) {
    if (error instanceof FileRefused) return refuse({ code: 'file_refused', fault: error });
    throw error;
  }
}

interface ReadDocument {
  readonly sealed: SealedPage;
  readonly facts: PageFacts;
}

async function readFile(
  deps: PullDeps,
  connector: SourceConnector,
  borrowerId: Id<'borrower'>,
  file: HandedFile | readonly Omit<RawPage, 'cursor'>[],
): Promise<ReadDocument[]> {
  const documents = 'bytes' in file ? openFile(connector, file) : file;
  if (documents.length === 0) throw new FileRefused('file_empty');
  if (documents.length > DOCUMENTS_MAX) throw new FileRefused('file_too_large', `${DOCUMENTS_MAX}`);
  const parse = await parserOf(deps, connector, borrowerId);
  const read: ReadDocument[] = [];
  for (const document of documents) {
    const page = { ...document, cursor: null as Json };
    const sealed = await sealPage(deps.vault, borrowerId, newId('raw', deps.clock), page);
    const facts = parse(page, sealed.id);
    // A file has no partner behind it that changed: what cannot be read is told to the borrower.
    if (facts instanceof PartnerAnswerMalformed)
      throw new FileRefused('row_malformed', facts.field);
    read.push({ sealed, facts });
  }
  return read;
}

function openFile({ files }: SourceConnector, file: HandedFile) {
  if (file.bytes.length === 0) throw new FileRefused('file_empty');
  if (!files || file.bytes.length > files.maxBytes) throw new FileRefused('file_too_large');
  return files.open(file);
}

async function store(
  tx: Tx,
  read: readonly ReadDocument[],
  o: {
    readonly connector: SourceConnector;
    readonly consent: { readonly id: Id<'consent'> };
    readonly at: Instant;
  },
): Promise<Appended> {
  const { at, connector } = o;
  const { source } = connector;
  const sum = { appended: 0, existed: 0, revised: 0 };
  for (const { sealed, facts } of read) {
    const { borrowerId, page } = sealed;
    const known = await findPageByDigest(tx, borrowerId, source, sealed.digest);
    if (!known) await keepPage(tx, source, sealed, at);
    const rawId = known ?? sealed.id;
    const told = { consentId: o.consent.id, borrowerId, source, what: page.method, rawId, at };
    await recordRead(tx, told);
    const events = facts.events.map((event) => ({ ...event, rawId }));
    const appended = await recordFacts(tx, borrowerId, { ...facts, events }, at);
    sum.appended += appended.appended;
    sum.existed += appended.existed;
    sum.revised += appended.revised;
  }
  return sum;
}
