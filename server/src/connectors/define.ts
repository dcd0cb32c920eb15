import type { z } from 'zod';
import type { Says, Segment, Source } from '../kernel/index.ts';
import type { PartnerDeps } from './http.ts';
import type { SourceConnector } from './source.ts';

/** What kind of trace a source holds: how pages group them. */
export type SourceTheme =
  | 'sales'
  | 'money'
  | 'invoices'
  | 'logistics'
  | 'rural'
  | 'chain'
  | 'credit';

/** Everything open310 says and needs of a source before one is opened. */
export interface SourceDefinition<S extends z.ZodType = z.ZodType> {
  readonly source: Source;
  readonly theme: SourceTheme;
  readonly name: Says;
  /** What is read, in words that a borrower can check. */
  readonly reads: readonly Says[];
  /** The kind of business that may come in by this source, as a new borrower; `null`: it only adds. */
  readonly entry: Segment | null;
  /** How far back is asked for where no feature says so. Unit: days. */
  readonly historyDays: number;
  /** Sources that tell what this one is asked by: it is read once they are. */
  readonly follows: readonly Source[];
  /** How long payloads are kept as they came, after which only the facts stay. Unit: days. */
  readonly keepRawDays: number;
  /** What of the wire format nobody confirmed, so that it stands in the settings. Empty: nothing. */
  readonly unconfirmed: readonly string[];
  /** Settings from the environment. Where none of them is set, the lender does not have this source. */
  readonly settings: S;
  /** The connector made of its settings. */
  open(settings: z.output<S>, deps: PartnerDeps): SourceConnector;
  /** Connectors of other sources that are read by its way, in place of their own. */
  carries?(settings: z.output<S>, deps: PartnerDeps): readonly SourceConnector[];
}

/** The definition, its settings' type forgotten. */
export const defineSource = <S extends z.ZodType>(definition: SourceDefinition<S>) =>
  definition as unknown as SourceDefinition;

/** The settings of the sources that a lender has, each as its definition reads them. */
export type SourceSettings = Readonly<Partial<Record<Source, Readonly<Record<string, unknown>>>>>;
