// `npm run pack-sdk [-- --try]`: makes the client a package that plain Node and browsers take, as a tarball in
// data/sdk. In the repository it runs from its source; Node reads no types in node_modules, so it is compiled here.
// `--try` installs it into an empty folder, type-checks a program there and runs it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = join(root, 'data/sdk');
const built = join(out, 'package');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Compiles the client and packs it. @returns The tarball. */
function pack(): string {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8')) as Manifest;
  const entries = Object.values(manifest.exports).map((path) => join(root, 'sdk', path));
  const options =
    '--target es2022 --module nodenext --lib es2023,dom --types node --strict --declaration --skipLibCheck --rewriteRelativeImportExtensions';
  const places = ['--rootDir', join(root, 'sdk/src'), '--outDir', built];
  run(bin('tsc'), ['--ignoreConfig', ...options.split(' '), ...places, ...entries], root);
  cpSync(join(root, 'sdk/src/schema.d.ts'), join(built, 'schema.d.ts'));
  for (const [from, to] of [
    ['sdk/README.md', 'README.md'],
    ['LICENSE', 'LICENSE'],
    ['sdk/openapi.json', 'openapi.json'],
  ] as const) {
    cpSync(join(root, from), join(built, to));
  }
  const compiled = (path: string) => {
    const name = path.replace('./src/', './').replace(/\.ts$/, '');
    return { types: `${name}.d.ts`, default: `${name}.js` };
  };
  const { name, version, license, dependencies } = manifest;
  writeFileSync(
    join(built, 'package.json'),
    JSON.stringify(
      {
        ...{ name, version, license, type: 'module', sideEffects: false },
        description: 'Typed client of the open310 API, and a helper that verifies its webhooks.',
        exports: {
          ...Object.fromEntries(
            Object.entries(manifest.exports).map(([key, path]) => [key, compiled(path)]),
          ),
          './openapi.json': './openapi.json',
        },
        engines: { node: '>=20' },
        dependencies,
      },
      null,
      2,
    ),
  );
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', out], built)) as [
    { readonly filename: string },
  ];
  return join(out, packed.filename);
}

const sample = `import { createOpen310, unwrap, ApiProblem } from '@open310/sdk';
import { verifyWebhook, WebhookForged, type WebhookMessage } from '@open310/sdk/webhooks';

const api = createOpen310({ baseUrl: 'http://127.0.0.1:9' });
const told: string = await unwrap(api.GET('/api/partner/loans/{id}', { params: { path: { id: 'x' } } })).then(
  (loan) => loan.outstandingFen,
  (error: unknown) => (error instanceof ApiProblem ? error.code : 'bug'),
);
let forged = false;
try {
  const message: WebhookMessage = verifyWebhook('whsec_bWFkZSB1cCBmb3IgYSB0cnk=', {}, '{}');
  if (message.type === 'loan.repaid') told.concat(message.data.amountFen);
} catch (error) {
  forged = error instanceof WebhookForged;
}
globalThis.console.log(told, forged);
`;

/** Uses the tarball as somebody else would. */
function tryOut(tarball: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'open310-sdk-'));
  try {
    writeFileSync(join(dir, 'package.json'), '{"private":true,"type":"module"}');
    run('npm', ['install', '--no-audit', '--no-fund', tarball], dir);
    writeFileSync(join(dir, 'try.ts'), sample);
    const options = '--target es2022 --module nodenext --lib es2023,dom --strict';
    run(bin('tsc'), ['--ignoreConfig', ...options.split(' '), 'try.ts'], dir);
    const said = run(process.execPath, ['try.js'], dir).trim();
    if (said !== 'unreachable true') throw new Error(`the sample says: ${said}`);
    process.stdout.write('installed, type-checked and run in an empty folder\n');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
if (args.some((arg) => arg !== '--try')) {
  process.stderr.write(`pack-sdk knows --try only, not ${args.join(' ')}\n`);
  process.exit(2);
}
const tarball = pack();
process.stdout.write(`${tarball.slice(root.length + 1)}\n`);
if (args.includes('--try')) tryOut(tarball);
