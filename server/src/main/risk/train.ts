import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../kernel/index.ts';
import {
  DEFAULT_DEFINITION,
  inferRejects,
  openFitters,
  type ReadyData,
  readReadyData,
  type SealedModel,
  trainModel,
  usualBench,
  writeModel,
} from '../../risk/index.ts';
import {
  BadUsage,
  nameOf,
  needed,
  provenanceOf,
  readFlags,
  rounded,
  sayProgress,
  wholeNumber,
  writeFile,
} from './flags.ts';
import { digestOfCode, digestOfFolder, keepJobs } from './kept-jobs.ts';

/** The flags that name a model, and those of its training. */
export const trainOptions = {
  data: { type: 'string' },
  id: { type: 'string' },
  out: { type: 'string' },
  version: { type: 'string', default: '1' },
  segment: { type: 'string' },
  outcome: { type: 'string', default: DEFAULT_DEFINITION },
  'bad-rate': { type: 'string' },
  seeds: { type: 'string', default: String(usualBench.seeds.length) },
  threads: { type: 'string', default: String(availableParallelism()) },
  rejects: { type: 'string' },
  provenance: { type: 'string' },
  parts: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `train`: a champion of a data folder, written to a folder as `model.json`. What is trained stands in that
 * folder until all of it is: stopped and run again, it goes on.
 */
export async function train(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, trainOptions);
  const folder = needed(flags.data, '--data');
  const name = readName(flags, folder);
  const out = needed(flags.out, '--out');
  const seeds = wholeNumber(flags.seeds, '--seeds', 1, 20);
  const threads = wholeNumber(flags.threads, '--threads', 1, 64);
  const data = readReadyData(folder);
  const o = {
    ...{ ...usualBench, seeds: Array.from({ length: seeds }, (_, i) => 310 + i) },
    ...(flags.parts === undefined ? {} : { parts: flags.parts.split(',') }),
  };
  const factor = rejectsOf(flags.rejects, data);
  const kept = join(out, 'model.training');
  const [ofData, code] = [digestOfFolder(folder), digestOfCode()];
  const first = await fitOn(data);
  const model = factor === undefined ? first : await learnRejects(first, factor);
  writeFile(out, 'model.json', writeModel(model));
  rmSync(kept, { recursive: true, force: true });
  const { training, digest, parts } = model;
  if (flags.json) return `${JSON.stringify(rounded({ id: name.id, digest, training }))}\n`;
  const told = parts.map((part) => `${part.name} ${part.share} of ${part.members.length}`);
  return `${join(out, 'model.json')}: ${name.id}, ${told.join(', ')}\n${digest}\non valid: ${JSON.stringify(
    (training as { readonly valid: object }).valid,
  )}\n`;

  function fitOn(on: ReadyData, more: Readonly<Record<string, Json>> = {}): Promise<SealedModel> {
    const fitters = openFitters(folder, o, threads, on.labels);
    const told = { ...name, training: { ...name.training, ...more } };
    const fit = keepJobs(fitters.fit, kept, { o, ofData, more, code });
    return trainModel(on, told, o, fit, sayProgress()).finally(fitters.close);
  }

  /** Once more, with the cases of train that have no outcome at what the first model says of them. */
  async function learnRejects(known: SealedModel, by: number): Promise<SealedModel> {
    const { data: whole, cases, badRate } = await inferRejects(data, known, by);
    return fitOn(whole, { rejects: { factor: by, cases, badRate: Number(badRate.toFixed(6)) } });
  }
}

/** What a model is called and what it is for, from the flags. */
export function readName(
  flags: {
    readonly id?: string | undefined;
    readonly version: string;
    readonly segment?: string | undefined;
    readonly outcome: string;
    readonly 'bad-rate'?: string | undefined;
    readonly provenance?: string | undefined;
  },
  folder: string,
) {
  const id = needed(flags.id, '--id');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    throw new BadUsage('--id: small letters, digits and hyphens');
  }
  const provenance = provenanceOf(flags.provenance, folder);
  return {
    ...{ id, version: wholeNumber(flags.version, '--version', 1, 9_999) },
    ...{ segment: flags.segment ?? null, defaultDefinition: flags.outcome },
    badRate: badRateOf(flags['bad-rate']),
    training: { data: nameOf(folder), ...(provenance ? { provenance } : {}) },
  };
}

/** How much riskier than their PD the refused are taken to be; said before anything is trained. */
function rejectsOf(text: string | undefined, { unknown }: ReadyData): number | undefined {
  if (text === undefined) return undefined;
  const factor = Number(text);
  if (!(factor >= 1 && factor <= 10)) throw new BadUsage('--rejects: a number from 1 to 10');
  if (!unknown.some(({ split }) => split === 'train')) {
    throw new BadUsage('--rejects: no case of train has a blank label');
  }
  return factor;
}

function badRateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rate = Number(text);
  if (!(rate > 0 && rate < 1)) throw new BadUsage('--bad-rate: a number between 0 and 1');
  return rate;
}
