import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with `N passed, N failed`, alone on the last line. A file that could not be run counts as failed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        // What a filter of the command line leaves out has not failed; nothing else is left out (see house-rules).
        else if (state !== 'skipped') failed++;
      }
    }
    // Vitest prints its summary and stops its servers after this.
    process.on('exit', () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}
