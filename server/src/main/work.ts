import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { runMain } from './run.ts';

// A worker: runs workflows, serves nothing. Any number of them share one database.
await runMain(async (until) => {
  const config = readConfig({ ...process.env, WORK: 'inline' });
  const worker = await compose(config);
  worker.log.info('worker.ready', { executor: config.EXECUTOR_ID });
  process.send?.({ ready: true });
  await until;
  await worker.close();
});
