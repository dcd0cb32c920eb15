import { readFileSync } from 'node:fs';
import { z } from 'zod';

// Shapes of settings that more than one room reads from the environment.

/** A PEM key, or the path of a file that holds one. */
export const pemSetting = z.string().transform((value, ctx) => {
  const text = value.includes('-----BEGIN') ? value : readFile(value);
  if (text?.includes('-----BEGIN')) return text;
  ctx.addIssue('must be a PEM key or the path of one');
  return z.NEVER;
});

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export const httpSetting = z.url({ protocol: /^https?$/ });

/** Milliseconds, up to a year. */
export const msSetting = (usual: number) =>
  z.coerce.number().int().min(0).max(31_536_000_000).default(usual);

/** Our quota at a partner. */
export const perSecondSetting = (usual: number) =>
  z.coerce.number().min(0.01).max(10_000).default(usual);

/** Codes of a partner's, separated by commas; none where it is empty. */
export const codesSetting = (usual: string) =>
  z
    .string()
    .regex(/^\w*(,\w+)*$/)
    .default(usual)
    .transform((text) => text.split(',').filter((code) => code !== ''));

/**
 * By which names a partner's records tell what, where nobody confirmed them: `id=billId,amount=payAmount`.
 * What is not named keeps its usual name.
 */
export const fieldsSetting = <const F extends Readonly<Record<string, string>>>(usual: F) =>
  z
    .string()
    .regex(/^(\w+=[\w.]+(,\w+=[\w.]+)*)?$/)
    .default('')
    .transform((text, context): Readonly<Record<keyof F, string>> => {
      const told = text === '' ? [] : text.split(',').map((pair) => pair.split('='));
      const unknown = told.find(([name = '']) => !(name in usual));
      if (unknown) context.addIssue(`knows no ${unknown[0]}: ${Object.keys(usual).join(', ')}`);
      return { ...usual, ...Object.fromEntries(told) };
    });
