import { prepareDatabase } from './compose.ts';
import { readConfig } from './config.ts';
import { runMain } from './run.ts';

// Brings the schema of DATABASE_URL up to date, and ends.
await runMain(async () => {
  await prepareDatabase(readConfig(process.env));
});
