import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import {
  loadModel,
  type Measures,
  type Provenance,
  provenances,
  readProvenance,
  type SealedModel,
} from '../../risk/index.ts';

/** A wrong flag or file: one clear line, and exit code 2. */
export class BadUsage extends Error {}

/** The flags of a command, none but those named. */
export function readFlags<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message.split('\n')[0] : String(error));
  }
}

/** A flag that must be there. */
export const needed = (value: string | undefined, flag: string): string => {
  if (value === undefined || value === '') throw new BadUsage(`${flag} is missing`);
  return value;
};

/** A flag that is a whole number within bounds. */
export function wholeNumber(text: string, flag: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new BadUsage(`${flag}: a whole number from ${least} to ${most}`);
  }
  return value;
}

/** A flag that is one of some words. */
export function oneOf<const W extends string>(text: string, flag: string, words: readonly W[]): W {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new BadUsage(`${flag}: one of ${words.join(', ')}`);
  return found;
}

/** Where the cases of a folder come from: as the flag says, or the folder itself. Both may not say different things. */
export function provenanceOf(flag: string | undefined, folder: string): Provenance | undefined {
  const told = readProvenance(folder);
  if (flag === undefined) return told;
  const said = oneOf(flag, '--provenance', provenances);
  if (told !== undefined && told !== said) {
    throw new BadUsage(`--provenance ${said}: about.json of ${folder} says ${told}`);
  }
  return said;
}

/** The model kept in a folder as `model.json`, unaltered. */
export function readModel(folder: string): { readonly model: SealedModel; readonly text: string } {
  const path = join(folder, 'model.json');
  if (!existsSync(path)) throw new BadUsage(`${folder} has no model.json`);
  const text = readFileSync(path, 'utf8');
  const loaded = loadModel(text);
  if (loaded.ok) return { model: loaded.value, text };
  const { error } = loaded;
  throw new BadUsage(
    `${path} is refused: ${error.code}${'detail' in error ? `, ${error.detail}` : ''}`,
  );
}

/** Measures of a model that `evaluate --save` kept beside it; `null`: none, or of another model. */
export function readMeasures(folder: string, digest: string): Measures | null {
  const path = join(folder, 'evaluation.json');
  if (!existsSync(path)) return null;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Measures & { readonly digest: string };
  if (kept.digest !== digest) return null;
  const { digest: _, ...measures } = kept;
  return measures;
}

/** A folder as results name it: without where it lies. */
export const nameOf = (folder: string): string => join(basename(dirname(folder)), basename(folder));

/** Numbers of a result, to six places. */
export const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, v) => (typeof v === 'number' ? Number(v.toFixed(6)) : v));

/** On the error output: what is done, and about how long the rest takes. */
export function sayProgress(): (
  job: { readonly name: string; readonly seed: number },
  done: number,
  of: number,
) => void {
  const startedAt = performance.now();
  return ({ name, seed }, done, of) => {
    const left = (((performance.now() - startedAt) / done) * (of - done)) / 60_000;
    const rest = done < of ? `, about ${Math.ceil(left)} min left` : '';
    process.stderr.write(`${done} of ${of}: ${name}, seed ${seed}${rest}\n`);
  };
}

/** Writes a file of a folder that need not be there. */
export function writeFile(folder: string, name: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new BadUsage(
      `cannot write to ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
