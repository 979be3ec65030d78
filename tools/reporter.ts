import type { Reporter, TestModule } from 'vitest/node'

/**
 * Closes a test run with the line `N passed, N failed, N skipped`, after a line for each skipped test with its reason.
 * A module that did not load, a group whose set-up failed and an error outside every test count as failed.
 */
export default class ClosingLine implements Reporter {
  #failedBefore: number

  /** `failedBefore`: what failed before the tests ran (type check, lint) and belongs to the same account. */
  constructor(failedBefore = 0) {
    this.#failedBefore = Number.isInteger(failedBefore) ? failedBefore : 0
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: this.#failedBefore + unhandled.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const group of [module, ...module.children.allSuites()]) if (group.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) {
        const result = test.result()
        count[result.state] += 1
        if (result.state === 'skipped') console.log(`skipped: ${module.relativeModuleId} > ${test.fullName}: ${result.note ?? 'no reason given'}`)
      }
    }
    console.log(`${count.passed} passed, ${count.failed + count.pending} failed, ${count.skipped} skipped`)
  }
}
