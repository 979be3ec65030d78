import fc from 'fast-check'
import { test } from 'vitest'
import { sound, Turn } from './invariants.ts'
import { bureau, stepsOf, whats } from './random.ts'

const n = fc.noBias(fc.integer({ min: 0, max: 1023 }))
const doing = fc.record({ what: fc.constantFrom(...whats), a: n, b: n, c: n })

test('whatever is done to a small bureau, its ledger stays sound', () => {
  fc.assert(fc.property(n, n, fc.array(doing, { minLength: 1, maxLength: 30, size: 'max' }), (a, b, doings) => {
    const s = bureau(a, b)
    const turn = new Turn(s.ledger)
    for (const d of doings) {
      const before = s.ledger.head
      const steps = stepsOf(s, d)
      if (steps.length > 0) {
        turn.compare(s, { id: 'same', steps })
        s.run(...steps)
      } else s.ledger.plan(`${s.day}T08:00:00+08:00`, s.day)
      turn.follow(s.ledger, before, d.a % 4 === 0)
      sound(s)
    }
  }), { numRuns: 60 })
}, 120_000)
