import { z } from 'zod';
import { httpSetting, msSetting, pemSetting, perSecondSetting } from '../../platform/index.ts';
import { defineSource, type SourceDefinition } from '../define.ts';
import type { PartnerDeps } from '../http.ts';
import type { SourceConnector } from '../source.ts';
import { type FeedRecords, feedConnector } from './connector.ts';
import type { FeedConfig } from './gateway.ts';

type Told = Omit<SourceDefinition, 'settings' | 'open' | 'source' | 'entry' | 'follows'>;

/** The settings of a feed, under names that begin with its own. */
export const feedSettings = <P extends string>(prefix: P) => ({
  [`${prefix}_URL`]: httpSetting.meta({ description: 'Where the feed answers.' }),
  [`${prefix}_KEY_ID`]: z.string().min(1).meta({ description: 'By which it knows our key.' }),
  [`${prefix}_PRIVATE_KEY`]: pemSetting.meta({ description: 'Ours, Ed25519.' }),
  [`${prefix}_PUBLIC_KEY`]: pemSetting.meta({ description: 'The feed’s, Ed25519.' }),
  [`${prefix}_TIMEOUT_MS`]: msSetting(5_000).meta({
    description: 'The longest wait for an answer.',
  }),
  [`${prefix}_CALLS_PER_SECOND`]: perSecondSetting(10).meta({ description: 'Our quota.' }),
});

/** The settings, read. */
export const feedConfig = (
  prefix: string,
  source: FeedConfig['source'],
  settings: Readonly<Record<string, unknown>>,
): FeedConfig => ({
  source,
  url: settings[`${prefix}_URL`] as string,
  keyId: settings[`${prefix}_KEY_ID`] as string,
  privateKey: settings[`${prefix}_PRIVATE_KEY`] as string,
  publicKey: settings[`${prefix}_PUBLIC_KEY`] as string,
  timeoutMs: settings[`${prefix}_TIMEOUT_MS`] as number,
  callsPerSecond: settings[`${prefix}_CALLS_PER_SECOND`] as number,
});

/** A source that speaks the feed: its settings come of its name. */
export const defineFeed = (told: Told, records: FeedRecords): SourceDefinition => {
  const prefix = records.source.toUpperCase();
  return defineSource({
    ...{ ...told, source: records.source, entry: null, follows: [] },
    settings: z.object(feedSettings(prefix)),
    open: (settings, deps: PartnerDeps): SourceConnector =>
      feedConnector(records, feedConfig(prefix, records.source, settings), deps),
  });
};
