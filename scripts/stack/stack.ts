import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { SandboxConfig } from '../../lab/sandbox/index.ts';
import { type EmbeddedServer, startEmbeddedPostgres } from '../../server/src/platform/index.ts';
import { type Child, startChild } from './child.ts';
import { localSecrets } from './secrets.ts';

// The whole system on one machine: PostgreSQL, the partners' sandbox, the server. `npm start`, the
// demo, benchmarks, fault runs and browser tests all stand on it, so that they try the same thing.

export interface StackOptions {
  /** Where this stack keeps its data, keys included. */
  readonly dir: string;
  /** 0: free ports. */
  readonly port: number;
  readonly sandboxPort: number;
  /** A database of one's own in place of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Settings over the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  readonly webDir?: string | undefined;
  /** Gets what the processes say. */
  readonly onOutput?: (from: 'server' | 'sandbox', text: string) => void;
  /** The server's composition root; fault runs bring one of their own. */
  readonly serverScript?: string;
  readonly postgresFlags?: readonly string[];
}

export interface Stack {
  readonly url: string;
  readonly sandboxUrl: string;
  readonly bankUrl: string;
  readonly databaseUrl: string;
  /** The environment the server runs with. */
  readonly env: Readonly<Record<string, string>>;
  /** The server as it runs now. */
  server(): Child<{ url: string }>;
  /** Starts the server again after it was stopped or killed. */
  startServer(env?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

interface SandboxReady {
  readonly url: string;
  readonly bankUrl: string;
}

/** Starts everything and resolves when the server answers. */
export async function openStack(o: StackOptions): Promise<Stack> {
  const port = o.port === 0 ? await freePort() : o.port;
  const url = `http://127.0.0.1:${port}`;
  const sandboxDir = join(o.dir, 'sandbox');
  const [postgres, sandbox] = await Promise.all([
    o.databaseUrl === undefined
      ? startEmbeddedPostgres(join(o.dir, 'postgres'), o.postgresFlags)
      : undefined,
    startChild<SandboxReady>({
      script: 'lab/sandbox/main.ts',
      args: ['--port', String(o.sandboxPort), '--data', sandboxDir, '--lender-url', url],
      env: {},
      tells: 'line',
      onOutput: (text) => o.onOutput?.('sandbox', text),
    }),
  ]);
  const databaseUrl = o.databaseUrl ?? postgres?.url ?? '';
  const env = {
    DATABASE_URL: databaseUrl,
    ...localEnv(o.dir),
    PORT: String(port),
    PUBLIC_URL: url,
    STAFF_PAGE_KEYS: 'on', // One is alone here, and wants to look about.
    ...(o.webDir === undefined ? {} : { WEB_DIR: o.webDir }),
    ...o.env,
  };
  const start = (more: Readonly<Record<string, string>> = {}) =>
    startChild<{ url: string }>({
      script: o.serverScript ?? 'server/src/main/serve.ts',
      env: { ...env, ...more },
      tells: 'ipc',
      onOutput: (text) => o.onOutput?.('server', text),
    });
  const others = { sandbox, postgres };
  let server = await start().catch(async (error) => {
    await stopOthers(others);
    throw error;
  });
  return {
    url,
    sandboxUrl: sandbox.ready.url,
    bankUrl: sandbox.ready.bankUrl,
    databaseUrl,
    env,
    server: () => server,
    startServer: async (more) => {
      server = await start(more);
    },
    stop: async () => {
      await server.stop();
      await stopOthers(others);
    },
  };
}

async function stopOthers(o: {
  readonly sandbox: Child<SandboxReady>;
  readonly postgres: EmbeddedServer | undefined;
}): Promise<void> {
  await o.sandbox.stop();
  await o.postgres?.stop();
}

/** The keys of the stack in `dir`, and the sandbox's ready-made configuration as the server's environment. */
export function localEnv(dir: string): Readonly<Record<string, string>> {
  const config = readFileSync(join(dir, 'sandbox/config.json'), 'utf8');
  const { environment } = JSON.parse(config) as SandboxConfig;
  const { dataKey, seal } = localSecrets(join(dir, 'secrets.json'));
  return { DATA_KEYS: dataKey, DOCUMENTS_P12: seal, ...environment };
}
