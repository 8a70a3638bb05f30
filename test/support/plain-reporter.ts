// Closes every run with one plain line that any CI can count.
import type { Reporter, TestModule } from 'vitest/node';

export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((m) => [...m.children.allTests()].map((t) => t.result().state));
    const broken = modules.filter((m) => m.errors().length > 0).length;
    const count = (state: string) => states.filter((s) => s === state).length;
    const skipped = count('skipped');
    process.stdout.write(
      `${count('passed')} passed, ${count('failed') + broken} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
