import type { z } from 'zod';
import type { Source } from '../kernel/index.ts';
import type { SourceDefinition, SourceSettings } from './define.ts';
import { sourceDefinitions } from './definitions.ts';
import type { PartnerDeps } from './http.ts';
import type { SourceConnector } from './source.ts';

/** The connectors that a lender has. A source without one is not offered. */
export type Connectors = Readonly<Partial<Record<Source, SourceConnector>>>;

const definitions = new Map(sourceDefinitions.map((d) => [d.source, d]));

/** What open310 says of a source. */
export function definitionOf(source: Source): SourceDefinition {
  const found = definitions.get(source);
  if (!found) throw new Error(`no definition of ${source}`);
  return found;
}

/** One setting that cannot be used. Never repeats the value: it may be a secret. */
export interface SettingIssue {
  readonly name: string;
  readonly message: string;
}

/**
 * Reads the settings of every source. Where none of a source's own is set, the lender does not have it;
 * where one is, all that have no default must be.
 */
export function readSourceSettings(told: Readonly<Record<string, string | undefined>>): {
  readonly settings: SourceSettings;
  readonly issues: readonly SettingIssue[];
} {
  // `NAME=` in a file of settings says nothing, as if it were not there.
  const environment = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''));
  const settings: Partial<Record<Source, Readonly<Record<string, unknown>>>> = {};
  const issues: SettingIssue[] = [];
  for (const definition of sourceDefinitions) {
    const names = settingNames(definition);
    if (names.every((name) => environment[name] === undefined)) continue;
    const read = definition.settings.safeParse(environment);
    if (read.success) settings[definition.source] = read.data as Record<string, unknown>;
    else issues.push(...read.error.issues.map(issueOf(environment)));
  }
  return { settings, issues };
}

const issueOf =
  (environment: Readonly<Record<string, string | undefined>>) =>
  ({ path, message }: z.core.$ZodIssue): SettingIssue => {
    const name = path.join('.');
    return { name, message: environment[name] === undefined ? 'is missing' : message };
  };

/** The names of a source's settings. */
export const settingNames = (definition: SourceDefinition): string[] =>
  Object.keys((definition.settings as unknown as { readonly shape: object }).shape);

/**
 * The connectors of the sources that `settings` holds. What one carries is read by its way, whether or
 * not the lender could ask the partner itself.
 */
export function openConnectors(settings: SourceSettings, deps: PartnerDeps): Connectors {
  const opened: Partial<Record<Source, SourceConnector>> = {};
  for (const definition of sourceDefinitions) {
    const own = settings[definition.source];
    if (own === undefined) continue;
    opened[definition.source] ??= definition.open(own, deps);
    for (const carried of definition.carries?.(own, deps) ?? []) opened[carried.source] = carried;
  }
  return opened;
}
