import { randomBytes } from 'node:crypto';
import { compose, prepareDatabase, readConfig, runMain } from '../../server/src/main/index.ts';
import type { Deps, ProbePoint } from '../../server/src/origination/index.ts';
import { serve } from '../../server/src/platform/index.ts';

// The server as it is, with one addition: told a point around the money, it dies there by SIGKILL,
// as in a power cut. With CHAOS_WITHOUT a safeguard is taken away, to show that the fault run sees it.

type Rail = Deps['rail'];

/** Safeguards that a run can do without, and how each is taken away. */
const without: Readonly<Record<string, (rail: Rail) => Rail>> = {
  // A payout is sent under a new id each time, and never found again: the bank cannot tell a repeat.
  'derived-id': (rail) => ({
    ...rail,
    name: rail.name,
    transfer: (order) =>
      rail.transfer({ ...order, id: `payout:loan_${randomBytes(16).toString('hex')}` }),
    queryTransfer: async () => ({ status: 'not_found' }),
    collect: (order) => rail.collect(order),
    queryCollect: (id, asked) => rail.queryCollect(id, asked),
  }),
  // The safety net asks nobody and settles nothing: a payout cut off in the middle stays so.
  'settle-net': (rail) => ({
    name: rail.name,
    transfer: (order) => rail.transfer(order),
    queryTransfer: async () => ({ status: 'accepted', railRef: 'unknown' }),
    collect: (order) => rail.collect(order),
    queryCollect: (id, asked) => rail.queryCollect(id, asked),
  }),
};

let armed: ProbePoint | undefined;
process.on('message', (message: { arm?: ProbePoint }) => {
  armed = message.arm;
  process.send?.({ armed: message.arm });
});

const die = (point: ProbePoint): void => {
  if (point === armed) process.kill(process.pid, 'SIGKILL');
};

await runMain(async (until) => {
  const config = readConfig(process.env);
  const removed = process.env.CHAOS_WITHOUT;
  await prepareDatabase(config);
  const server = await compose(config, {
    probe: die,
    ...(removed === undefined ? {} : { rail: without[removed] ?? unknown(removed) }),
  });
  const listening = await serve(server.app, { hostname: config.HOST, port: config.PORT });
  process.send?.({ ready: true, url: listening.url });
  await until;
  await listening.close();
  await server.close();
});

function unknown(name: string): never {
  throw new Error(`no safeguard "${name}": ${Object.keys(without).join(', ')}`);
}
