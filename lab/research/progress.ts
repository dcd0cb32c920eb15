/** A bar with rate and time left on a terminal; nothing at all in a pipe. */
export function startProgress(label: string): (done: number, total: number) => void {
  const out = process.stderr;
  if (!out.isTTY) return () => {};
  const began = performance.now();
  let shown = 0;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - shown < 100) return;
    shown = now;
    const rate = done / ((now - began) / 1000);
    const left = Math.ceil((total - done) / Math.max(rate, 1e-9));
    const bar = '█'.repeat(Math.round((20 * done) / total)).padEnd(20, '░');
    out.write(`\r${label} ${bar} ${done}/${total}  ${rate.toFixed(0)}/s  ${left} s left   `);
    if (done === total) out.write('\n');
  };
}
