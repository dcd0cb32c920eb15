import { spawn } from 'node:child_process';

/** One command of a list such as `npm run check`. */
export interface Step {
  readonly name: string;
  /** What it is for, shown when a step of an unknown name is asked for. */
  readonly what: string;
  readonly command: readonly [string, ...string[]];
}

/** Ends with exit code 0, or 1 after the step's own output. */
function runStep({ command: [program, ...args] }: Step): Promise<boolean> {
  return new Promise((resolve) => {
    // Shared output: a runner that colours on a terminal does so here too.
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
}

/**
 * Runs `steps` (or those named in `chosen`) one after the other, also past one that fails: a reader
 * wants every finding of a run. Ends with one line a step and its seconds.
 * @returns The exit code: 0, 1 when a step failed, 2 when a name is not known.
 */
export async function runSteps(steps: readonly Step[], chosen: readonly string[]): Promise<number> {
  const unknown = chosen.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const list = steps.map((step) => `  ${step.name.padEnd(12)}${step.what}\n`).join('');
    process.stderr.write(`There is no step ${unknown.join(', ')}. Steps:\n${list}`);
    return 2;
  }
  const lines: string[] = [];
  let failed = 0;
  for (const step of steps) {
    if (chosen.length > 0 && !chosen.includes(step.name)) continue;
    process.stdout.write(`\n--- ${step.name}: ${step.command.join(' ')}\n`);
    const startedAt = performance.now();
    const passed = await runStep(step);
    if (!passed) failed += 1;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(`${passed ? 'ok    ' : 'FAILED'} ${step.name.padEnd(12)}${seconds.padStart(7)} s`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return failed === 0 ? 0 : 1;
}
