import type { Instant } from '../../kernel/index.ts';
import { findAccess } from '../../party/index.ts';
import { openDatabase, systemClock, type Tx } from '../../platform/index.ts';
import { registerModel, takeModelStep } from '../../risk/index.ts';
import { BadUsage, needed, readFlags, readMeasures, readModel } from './flags.ts';

const KEY = 'OPEN310_STAFF_KEY';

/**
 * `promote`: takes a model into the registry and proposes it as the champion of its segment, or puts it in
 * shadow. Another person approves it in the staff's pages.
 */
export async function promote(args: readonly string[]): Promise<string> {
  const flags = readFlags(args, {
    model: { type: 'string' },
    reason: { type: 'string' },
    shadow: { type: 'boolean', default: false },
  });
  const folder = needed(flags.model, '--model');
  const { model, text } = readModel(folder);
  const reason = needed(flags.reason, '--reason').trim();
  if (reason.length < 3 || reason.length > 400) throw new BadUsage('--reason: 3 to 400 characters');
  const measures = readMeasures(folder, model.digest);
  if (!measures) throw new BadUsage(`${folder} has no measures: run "evaluate --save" first`);
  const [key, url] = [process.env[KEY] ?? '', process.env.DATABASE_URL ?? ''];
  if (url === '') throw new BadUsage('DATABASE_URL is not set');
  const db = openDatabase(url, { max: 1 });
  try {
    const access = await findAccess(db, key);
    if (access?.role !== 'staff' || !access.scopes.includes('models.write')) {
      throw new BadUsage(`${KEY} holds no staff key with the scope models.write`);
    }
    const by = { id: access.partyId, name: access.name };
    const step = flags.shadow ? 'shadow' : 'propose';
    const asked = { measures, by, reason, at: systemClock.now() };
    await db.tx((tx) => take(tx, text, { ...asked, step }));
    const next = flags.shadow
      ? 'is scored beside every decision'
      : 'is proposed: another person approves it in the staff’s pages';
    return `${model.id} v${model.version} ${next}\n${model.digest}\n`;
  } finally {
    await db.close();
  }
}

type Asked = Parameters<typeof registerModel>[2] & {
  readonly step: 'shadow' | 'propose';
  readonly at: Instant;
};

async function take(tx: Tx, text: string, asked: Asked): Promise<void> {
  const registered = await registerModel(tx, text, asked);
  if (!registered.ok) throw new BadUsage(JSON.stringify(registered.error));
  const taken = await takeModelStep(tx, registered.value.digest, asked);
  if (taken && !taken.ok) throw new BadUsage(JSON.stringify(taken.error));
}
