import { serve } from '../platform/index.ts';
import { compose, prepareDatabase } from './compose.ts';
import { readConfig } from './config.ts';
import { runMain } from './run.ts';

// The server: HTTP for borrowers, partners and staff, the pages, and (WORK=inline) the workflows.
await runMain(async (until) => {
  const config = readConfig(process.env);
  await prepareDatabase(config);
  const server = await compose(config);
  const listening = await serve(server.app, { hostname: config.HOST, port: config.PORT });
  server.log.info('server.ready', { url: listening.url, node: process.version });
  process.send?.({ ready: true, url: listening.url });
  await until;
  server.log.info('server.stopping');
  await listening.close();
  await server.close();
});
