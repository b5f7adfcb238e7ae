/** Names at the end of a run what passed only when it was tried again: each of them is a race to be found. */
export default class SecondTryReporter {
  #names = [];

  onTestResult(_test, { testFilePath, testResults }) {
    for (const { fullName, status, invocations } of testResults) {
      if (status === 'passed' && invocations > 1) this.#names.push(`${testFilePath}: ${fullName}`);
    }
  }

  onRunComplete() {
    if (this.#names.length === 0) return;
    console.warn(`Passed only when tried again (${this.#names.length}):\n${this.#names.join('\n')}`);
  }
}
