import type { Json } from '../kernel/index.ts';
import type { Calibration } from './calibrate.ts';
import type { Design } from './design.ts';
import { designOf, type FittedModel, logitsAt, readerOf } from './fitted.ts';
import type { ReadyData, Split } from './ready-data.ts';

/** Models of one kind, trained by several seeds, and what they weigh in the whole. */
export interface ModelPart {
  readonly name: string;
  /** Whole tenths; all shares add up to one. */
  readonly share: number;
  readonly members: readonly FittedModel[];
}

/** How cases of train and valid were spread: what later ones are compared with. */
export interface Spread {
  readonly name: string;
  /** Bin `i` is below `cuts[i]` and not below the one before. Ascending. */
  readonly cuts: readonly number[];
  /** By bin, one more than cuts, and last those that are not known. Adds up to one. */
  readonly shares: readonly number[];
}

export interface ColumnSpread extends Spread {
  /** The value in the middle; `null`: most are not known. A score is explained by the distance to it. */
  readonly usual: number | null;
}

/**
 * A model of the PD: parts weighed in log-odds, brought to the level of outcomes. Its file is a model as
 * it was trained, whatever it is of.
 */
export interface RiskModel {
  readonly format: 'open310.model.1';
  readonly id: string;
  readonly version: number;
  /** The kind of business it is for; `null`: none of ours. */
  readonly segment: string | null;
  readonly defaultDefinition: string;
  readonly parts: readonly ModelPart[];
  readonly calibration: Calibration;
  /** Columns that are features of ours, in the version that was learnt from. */
  readonly features: readonly { readonly name: string; readonly version: number }[];
  /** Of the log-odds, and of each column. */
  readonly spreads: { readonly score: Spread; readonly columns: readonly ColumnSpread[] };
  /** Where it comes from: data, seeds, choice, measures on valid. Not used in scoring. */
  readonly training: Json;
}
export interface SealedModel extends RiskModel {
  /** SHA-256 over the text of its file without this. */
  readonly digest: string;
}

/**
 * The log-odds of bad of each labelled case of a split, at the level of outcomes: parts by their shares, the
 * members of each by their mean.
 */
export async function logitsOfModel(
  { parts, calibration }: Pick<RiskModel, 'parts' | 'calibration'>,
  data: ReadyData,
  split: Split,
): Promise<Float64Array> {
  let sum = new Float64Array();
  const read = readerOf(data, split);
  for (const { share, members } of parts) {
    for (const member of members) {
      const logits = await logitsAt(member, read);
      if (sum.length === 0) sum = new Float64Array(logits.length);
      for (const [i, logit] of logits.entries()) {
        sum[i] = (sum[i] ?? 0) + (share / members.length) * logit;
      }
    }
  }
  return sum.map((logit) => calibration.intercept + calibration.slope * logit);
}

interface ColumnsRead {
  readonly numbers: readonly string[];
  readonly categories: readonly string[];
}

/** The columns that a model reads, as they are named in a data folder. */
export function columnsRead({ parts }: Pick<RiskModel, 'parts'>): ColumnsRead {
  const known = readBy.get(parts);
  if (known) return known;
  const designs: Design[] = parts.flatMap(({ members }) => members.map(designOf));
  const numbers = new Set(designs.flatMap((design) => design.numbers));
  const categories = new Set(designs.flatMap((d) => d.categories.map(({ name }) => name)));
  const read = { numbers: [...numbers], categories: [...categories] };
  readBy.set(parts, read);
  return read;
}

const readBy = new WeakMap<RiskModel['parts'], ColumnsRead>(); // They never change.

/** The relation types that a model reads, as train had them; none: it looks at a borrower's own features alone. */
export function relationsRead({ parts }: Pick<RiskModel, 'parts'>): readonly string[] {
  const designs = parts.flatMap(({ members }) => members.map(designOf));
  const seeing = designs.filter(({ sight }) => sight !== 'own');
  return [...new Set(seeing.flatMap(({ relations }) => relations))].sort();
}
