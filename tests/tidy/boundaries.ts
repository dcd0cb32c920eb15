import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';

const { enhancedResolveOptions, ...options } = config.options;
const ruleSet = { forbidden: config.forbidden } as NonNullable<ICruiseOptions['ruleSet']>;

/** Cruises `folders` below `baseDir` under the rules of `.dependency-cruiser.mjs`. */
export async function cruiseAll(
  baseDir: string,
  folders: readonly string[],
): Promise<ICruiseResult> {
  const { output } = await cruise(
    [...folders],
    { ...options, baseDir, validate: true, ruleSet },
    enhancedResolveOptions,
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text');
  return output;
}

/** What was found, as `rule: from -> to`. */
export const violationsOf = (result: ICruiseResult): string[] =>
  result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
