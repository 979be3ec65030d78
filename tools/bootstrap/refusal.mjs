/** What stands in the way and what to do about it, for a person: Chinese first, then English. */
export class Refusal extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`)
  }
}
