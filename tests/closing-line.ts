import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with `tests: N passed, N failed, N skipped` on a line of its own, for a CI that reads
 * counts and not one runner's table. A file that could not run at all counts as one failure.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'failed') failedHere += 1;
        else if (state === 'passed') count.passed += 1;
        else count.skipped += 1;
      }
      const broken = failedHere === 0 && module.state() === 'failed';
      count.failed += broken ? 1 : failedHere;
    }
    const { passed, failed, skipped } = count;
    process.stdout.write(`\ntests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
