/** What stands in the way and what to do about it, for a person: Chinese first, then English; after a signal, by which one to end. */
export class Refusal extends Error {
  constructor(zh, en, signal) {
    super(`${zh}\n${en}`)
    this.signal = signal
  }
}
