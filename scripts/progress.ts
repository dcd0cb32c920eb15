/** Progress of long work on a terminal: bar, rate, time left. In a pipe a line now and then, none of what is short. */
export interface Progress {
  step(n?: number): void;
  end(): void;
}

const WIDTH = 24;
const PIPE_EVERY_MS = 30_000;

export function openProgress(total: number, what: string): Progress {
  const startedAt = performance.now();
  let done = 0;
  let toldAt = startedAt;
  const draw = () => {
    const { isTTY } = process.stderr;
    if (!isTTY && performance.now() - toldAt < PIPE_EVERY_MS) return;
    toldAt = performance.now();
    const seconds = (performance.now() - startedAt) / 1000;
    const filled = Math.round((WIDTH * done) / total);
    const rate = done / Math.max(seconds, 0.001);
    const left = rate > 0 ? Math.round((total - done) / rate) : 0;
    const bar = '#'.repeat(filled).padEnd(WIDTH, '.');
    process.stderr.write(
      `${isTTY ? '\r' : ''}[${bar}] ${done}/${total} ${what}, ${rate.toFixed(1)}/s, ${left} s left${isTTY ? '  ' : '\n'}`,
    );
  };
  return {
    step: (n = 1) => {
      done += n;
      draw();
    },
    end: () => {
      if (process.stderr.isTTY) process.stderr.write('\n');
    },
  };
}
