import { type FileRefused, handIn, type IdentityProvider } from '../connectors/index.ts';
import { isTaxNumber, type Source, shanghaiDay } from '../kernel/index.ts';
import { openIdentifier } from '../party/index.ts';
import { errorFields, OperationalError, type Tx } from '../platform/index.ts';
import type { Brought, CheckCode } from './define.ts';
import type { EvidenceDeps } from './deps.ts';
import type { Fields } from './fields.ts';
import { findPaperKind } from './kinds.ts';
import type { takeFaults } from './paper.ts';
import type { PaperText, Sign } from './paper-text.ts';
import {
  findElsewhere,
  findPaper,
  findSealed,
  type Judgement,
  lockPaper,
  type PaperRow,
  type Place,
  writeReading,
} from './queries.ts';
import { type PaperFault, PaperUnreadable, ReaderFailed } from './reader.ts';
import { type Reading, readingOf } from './reading.ts';
import { openBody, sameKeyOf, sealBrought, sealFields } from './sealing.ts';
import { readTakings } from './takings-form.ts';

/** Letters that a paper must at least hold. */
const LETTERS_LEAST = 20;

type Fault = PaperFault | keyof typeof takeFaults | FileRefused['code'];

/** A paper's end, as far as reading brings it. */
interface End {
  readonly state: Judgement['state'];
  readonly judgedBy?: Judgement['judgedBy'];
  readonly fault?: Fault | null;
  readonly forget?: boolean;
  readonly events?: number | null;
}

/** What a paper came to once it was read. `source`: of which it brought facts; `null`: none. */
export interface Settled {
  readonly state: Judgement['state'] | 'gone';
  readonly source: Source | null;
  /** A credit code that a register or a person vouches for. */
  readonly creditCode: string | null;
}

/**
 * Reads a paper and judges it as far as a machine may. A second call finds it read.
 * @param purpose - What facts that it brings are read for.
 */
export async function readPaper(
  deps: EvidenceDeps,
  place: Place,
  purpose: string,
): Promise<Settled> {
  const row = await findPaper(deps.db, place);
  const sealed = await findSealed(deps.db, place);
  if (row?.state !== 'reading' || !sealed?.bodySealed) return gone;
  const bytes = openBody(deps.vault, place, sealed.bodySealed);
  if (row.format === 'records' || row.format === 'table') {
    return readRecords(deps, place, row, bytes, purpose);
  }
  try {
    const text = await deps.reader.read({ bytes, format: row.format });
    return await judge(deps, place, row, text, purpose);
  } catch (error) {
    if (error instanceof PaperUnreadable) {
      return settle(deps, place, nothing, {
        state: 'refused',
        judgedBy: 'machine',
        fault: error.code,
      });
    }
    // The reader's own fault is nobody's: a person looks at the picture.
    if (error instanceof ReaderFailed) return settle(deps, place, nothing, { state: 'waits' });
    throw error;
  }
}

const gone: Settled = { state: 'gone', source: null, creditCode: null };

/**
 * Lets `work` bring facts and write what the paper came to, while nobody can take it back: what is gone tells nothing.
 */
const whileHeld = (
  { db }: EvidenceDeps,
  place: Place,
  work: (tx: Tx) => Promise<Settled>,
): Promise<Settled> =>
  db.tx(async (tx) => ((await lockPaper(tx, place))?.state === 'reading' ? work(tx) : gone));

const nothing: Reading & { readonly text: PaperText | null } = {
  ...{ kind: null, fields: {}, checks: [], signs: [], text: null },
};

/** Writes what a paper came to. */
const settle = (deps: EvidenceDeps, place: Place, reading: Reached, end: End): Promise<Settled> =>
  deps.db.tx((tx) => settleIn(tx, deps, place, reading, end));

/** What was read, as far as it is written down. */
interface Reached extends Reading {
  readonly text: PaperText | null;
  readonly brought?: Brought | null;
  readonly sameKey?: string | null;
}

async function settleIn(
  tx: Tx,
  { vault, clock }: EvidenceDeps,
  place: Place,
  reading: Reached,
  end: End,
): Promise<Settled> {
  const { kind, fields, checks, signs, text, brought } = reading;
  const written = await writeReading(tx, place, {
    ...{ state: end.state, kind: kind?.id ?? null, readBy: text?.by ?? null, checks, signs },
    fieldsSealed: end.forget ? null : sealFields(vault, place, fields),
    broughtSealed: brought ? sealBrought(vault, place, brought) : null,
    sameKey: reading.sameKey ?? null,
    ...{ fault: end.fault ?? null, events: end.events ?? null, judgedBy: end.judgedBy ?? null },
    ...{ forget: end.forget ?? false, at: clock.now() },
  });
  const isAccepted = written > 0 && end.state === 'accepted';
  return {
    state: written > 0 ? end.state : 'gone',
    source: isAccepted && (end.events ?? 0) > 0 ? (brought?.source ?? null) : null,
    creditCode: isAccepted && kind?.id === 'licence' ? (fields.creditCode?.value ?? null) : null,
  };
}

/** Exports of a source are read by its own rules, all or nothing; our own form waits for a person. */
async function readRecords(
  deps: EvidenceDeps,
  place: Place,
  row: PaperRow,
  bytes: Uint8Array,
  purpose: string,
): Promise<Settled> {
  const end = { judgedBy: 'machine', forget: true } as const;
  const name = `paper.${ENDINGS[row.mediaType] ?? 'txt'}`;
  if (row.format === 'table') {
    const takings = readTakings(name, bytes);
    if (takings === 'empty') {
      return settle(deps, place, nothing, {
        ...end,
        state: 'refused',
        fault: 'paper_takings_empty',
      });
    }
    const kind = findPaperKind('takings');
    if (takings && kind)
      return settle(deps, place, { ...nothing, kind, fields: takings }, { state: 'waits' });
  }
  const source = row.format === 'table' ? 'statement' : 'einvoice';
  const kind = findPaperKind(row.format === 'table' ? 'statement' : 'invoice') ?? null;
  const { borrowerId } = place;
  return whileHeld(deps, place, async (tx) => {
    const taken = await handIn(deps, { borrowerId, source, purpose, file: { name, bytes } });
    const read = { ...nothing, kind };
    if (!taken.ok) {
      const fault = faultOf(taken.error);
      return settleIn(tx, deps, place, read, { ...end, state: 'refused', fault });
    }
    const { appended, existed, revised } = taken.value.events;
    const events = appended + existed + revised;
    const done = await settleIn(tx, deps, place, read, { ...end, state: 'accepted', events });
    return { ...done, source };
  });
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/xml': 'xml',
  'application/ofd': 'ofd',
  'application/zip': 'zip',
};

type HandInError = Extract<Awaited<ReturnType<typeof handIn>>, { ok: false }>['error'];

const faultOf = (error: HandInError): Fault =>
  error.code === 'file_refused' ? error.fault.code : 'paper_needs_consent';

/** Judges what was read off a picture or a PDF. */
async function judge(
  deps: EvidenceDeps,
  place: Place,
  row: PaperRow,
  text: PaperText,
  purpose: string,
): Promise<Settled> {
  const read = readingOf(text, shanghaiDay(deps.clock.now()));
  const { kind, fields } = read;
  const letters = text.runs.reduce((sum, run) => sum + run.text.length, 0);
  const refused = (fault: Fault, forget = false) =>
    settle(
      deps,
      place,
      { ...read, text, fields: forget ? {} : fields },
      {
        ...{ state: 'refused', judgedBy: 'machine', fault, forget },
      },
    );
  if (kind?.id === 'identity-card') return refused('paper_identity', true);
  if (letters < LETTERS_LEAST) return refused('paper_blurred');
  if (!kind) return settle(deps, place, { ...read, text }, { state: 'waits' });
  const own = await ownNumbersOf(deps, place);
  if (isAnothers(own, kind.id, fields)) return refused('paper_not_yours');
  const sameKey = sameKeyOf(deps.vault, kind, fields, own.all);
  const { byBytes, byWords, again } = await findElsewhere(deps.db, place, {
    digest: row.digest,
    sameKey,
  });
  if (again) return refused('paper_same');
  const signs: Sign[] = [
    ...read.signs,
    ...(byBytes && !kind.byBothParties ? (['seen_elsewhere'] as const) : []),
    ...(byWords ? (['told_elsewhere'] as const) : []),
  ];
  const register = kind.byRegister ? await askRegister(deps, fields) : null;
  const checks = [...read.checks, ...(register ?? [])];
  const reading = { ...read, checks, signs, text, sameKey };
  // A register that tells the same needs no sure reading: it was read right.
  const against = checks.filter((code) => register === null || code !== 'unsure');
  if (register?.length === 0 && against.length === 0 && signs.length === 0) {
    return settle(deps, place, reading, { state: 'accepted', judgedBy: 'register' });
  }
  return bring(deps, place, { ...reading, brought: kind.facts?.(fields, text) ?? null }, purpose);
}

/** Accepts by a file's own words what brings facts and has nothing against it; the rest waits for a person. */
async function bring(
  deps: EvidenceDeps,
  place: Place,
  reading: Reading & { readonly text: PaperText; readonly brought: Brought | null },
  purpose: string,
): Promise<Settled> {
  const { kind, text, checks, signs, brought } = reading;
  const isClean = text.by === 'text' && checks.length === 0 && signs.length === 0;
  if (!kind?.byMachine || !isClean || !brought) {
    return settle(deps, place, reading, { state: 'waits' });
  }
  return whileHeld(deps, place, async (tx) => {
    const came = await bringFacts(deps, place, brought, purpose);
    if (typeof came === 'number') {
      const end = { state: 'accepted', judgedBy: 'machine', events: came } as const;
      return settleIn(tx, deps, place, reading, end);
    }
    const isFinal = came === 'paper_needs_consent' || came === 'not_yours';
    return settleIn(tx, deps, place, reading, {
      ...{
        state: isFinal ? 'refused' : 'waits',
        judgedBy: isFinal ? 'machine' : null,
        fault: came,
      },
    });
  });
}

/** Hands on what a paper brings. @returns How many facts it told, or why it was not taken. */
export async function bringFacts(
  deps: EvidenceDeps,
  { borrowerId }: Place,
  { source, method, body }: Brought,
  purpose: string,
): Promise<number | Fault> {
  const documents = [{ method, request: {}, body }];
  const taken = await handIn(deps, { borrowerId, source, purpose, file: documents });
  if (!taken.ok) return faultOf(taken.error);
  const { appended, existed, revised } = taken.value.events;
  return appended + existed + revised;
}

interface OwnNumbers {
  readonly code: string | null;
  readonly all: readonly string[];
}

async function ownNumbersOf(
  { db, vault }: EvidenceDeps,
  { borrowerId }: Place,
): Promise<OwnNumbers> {
  const [code, card] = await Promise.all([
    openIdentifier(db, vault, borrowerId, 'creditCode'),
    openIdentifier(db, vault, borrowerId, 'idCard'),
  ]);
  return { code, all: [code, card].filter((one) => one !== null) };
}

/** Whether the numbers on a paper are surely another business's. */
function isAnothers(
  { code, all }: OwnNumbers,
  kind: string,
  { creditCode, sellerNumber, buyerNumber }: Fields,
): boolean {
  if (kind === 'licence' && code === null) return false;
  const told =
    kind === 'licence' ? [creditCode] : kind === 'invoice' ? [sellerNumber, buyerNumber] : [];
  const numbers = told.flatMap((one) => (one ? [one.value] : []));
  // One number that was read wrong might be the borrower's.
  if (numbers.length === 0 || !numbers.every(isTaxNumber)) return false;
  return all.length > 0 && !numbers.some((one) => all.includes(one));
}

/** What the register says against a licence; `null` where it was not asked or did not answer. */
async function askRegister(
  {
    identity,
    log,
  }: { readonly identity: IdentityProvider | null; readonly log: EvidenceDeps['log'] },
  { creditCode, name, representative }: Fields,
): Promise<CheckCode[] | null> {
  if (!identity || !creditCode || !isTaxNumber(creditCode.value)) return null;
  try {
    const known = await identity.licence(creditCode.value);
    if (known === null) return ['register_unknown'];
    const differs =
      (name !== undefined && name.value !== known.name) ||
      (representative !== undefined && representative.value !== known.representative);
    return [
      ...(differs ? (['register_differs'] as const) : []),
      ...(known.status === 'in_business' ? [] : (['not_in_business'] as const)),
    ];
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    log.warn('paper.register_unanswered', errorFields(error));
    return null;
  }
}
