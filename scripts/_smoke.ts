import { openStack } from './stack/stack.ts';

const t0 = performance.now();
const stack = await openStack({
  dir: '/work/devstack',
  port: 3150,
  sandboxPort: 3160,
  env: { MODELS_DIR: '/tmp/models', LOG_LEVEL: 'info' },
  onOutput: (f, t) => process.stdout.write(`[${f}] ${t}`),
});
console.log('ready', stack.url, stack.sandboxUrl, Math.round(performance.now() - t0), 'ms');
process.on('SIGTERM', async () => {
  await stack.stop();
  process.exit(0);
});
setInterval(() => {}, 1e6);
