import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ReadyDataWrong } from './ready-data.ts';

/** Where cases come from: made by a simulation, recorded by a lender, or real and drawn by their outcome. */
export const provenances = ['simulated', 'recorded', 'drawn'] as const;
export type Provenance = (typeof provenances)[number];

const About = z.strictObject({ provenance: z.enum(provenances) });

/**
 * What a folder says of where its cases come from, in `about.json`; `undefined`: it has none.
 * Throws `ReadyDataWrong` when it says what is not known here.
 */
export function readProvenance(folder: string): Provenance | undefined {
  const path = join(folder, 'about.json');
  if (!existsSync(path)) return undefined;
  try {
    return About.parse(JSON.parse(readFileSync(path, 'utf8'))).provenance;
  } catch {
    throw new ReadyDataWrong(`about.json: {"provenance": one of ${provenances.join(', ')}}`);
  }
}
