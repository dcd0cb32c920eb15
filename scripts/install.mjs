// Installs what is missing, then sees to it that Node 24 runs the scripts. Runs before every command
// of package.json, on whatever Node the machine has: plain JavaScript that Node 20 understands.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NODE_MAJOR = 24;

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.open310-installed');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A digest of every file that says what is to be installed: file times lie after a checkout. */
function wanted() {
  const files = ['package.json', 'package-lock.json', '.npmrc'].concat(
    manifest.workspaces.map((workspace) => join(workspace, 'package.json')),
  );
  const digest = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    digest.update(`${file}\n${existsSync(path) ? readFileSync(path, 'utf8') : ''}\n`);
  }
  return digest.digest('hex');
}

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();

/** Ends the command with one clear line. */
function stop(line) {
  process.stderr.write(`open310: ${line}\n`);
  process.exit(1);
}

function install() {
  // To standard error: standard output belongs to the command that follows (`--json`).
  process.stderr.write('open310: installing what is missing (npm install, about a minute) ...\n');
  const npm = process.env.npm_execpath; // Set by npm for its scripts; a bare call finds npm by PATH.
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(
    command,
    [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
    stop(`npm install failed${done.error ? `: ${done.error.message}` : ''}`);
  }
  writeFileSync(stamp, wanted()); // After the installation: npm may complete the lock.
}

/** What the pinned Node says of itself, or `undefined` when it is not there. */
function pinnedNode() {
  const answer = spawnSync(join(modules, '.bin', 'node'), ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

if (!isInstalled()) install();
const version = pinnedNode();
if (!version?.startsWith(`v${NODE_MAJOR}.`)) {
  // With `ignore-scripts` npm leaves the package `node` empty, and scripts would run on the old Node.
  stop(
    `node_modules/.bin/node is ${version ?? 'missing'}, not v${NODE_MAJOR}: ` +
      'allow install scripts (npm config set ignore-scripts false), remove node_modules, try again',
  );
}
