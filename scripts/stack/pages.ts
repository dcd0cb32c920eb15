import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './child.ts';

/** The folder of the built pages. */
export const webDist = join(root, 'web/dist');

/** Builds the pages when they are missing or older than their sources. Throws when they do not build. */
export function buildPages(onBuild: () => void = () => {}): void {
  const built = join(webDist, 'index.html');
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
  const sources = globSync('{web,sdk}/**/*.{ts,tsx,css,html}', {
    cwd: root,
    exclude: (name) => /node_modules|dist|dev/.test(name),
  });
  if (sources.every((file) => statSync(join(root, file)).mtimeMs < builtAt)) return;
  onBuild();
  const vite = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    // A test runner's NODE_ENV would leave the development build of React for `npm start` to serve.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (vite.status !== 0) throw new Error('The pages did not build; the lines above say why.');
}
