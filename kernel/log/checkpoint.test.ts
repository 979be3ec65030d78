import { describe, expect, test } from 'vitest'
import {
  DEMONSTRATION_LINE, LogError, formatCheckpoint, formatVerifierKey, isDemonstration, ledgerCheckpoint, ledgerOrigin,
  openCheckpoint, openNote, parseCheckpoint, parseNote, parseVerifierKey, signNote, treeRoot, verifierOf,
} from './index.ts'

const secret = (fill: number) => new Uint8Array(32).fill(fill)
const ledger = { name: ledgerOrigin('sfj', 'real'), privateKey: secret(1) }
const witness = { name: 'witness.example/w1', privateKey: secret(2) }
const root = treeRoot([secret(7)])
const head = formatCheckpoint(ledgerCheckpoint(ledger.name, 1, root))

describe('origins', () => {
  test('a demonstration shows in its name and under its head, an ordinary ledger in neither', () => {
    const demo = ledgerOrigin('sfj', 'simulated')
    expect(demo).toBe('mingze.demo/sfj/simulated-clock')
    expect(isDemonstration(demo)).toBe(true)
    expect(formatCheckpoint(ledgerCheckpoint(demo, 1, root)).split('\n')[3]).toBe(DEMONSTRATION_LINE)
    expect(isDemonstration(ledger.name)).toBe(false)
    expect(head.split('\n')).toHaveLength(4)
  })

  test('no organisation can be named so that its ledger looks like a demonstration, or like two lines', () => {
    for (const org of ['x/simulated-clock', '', 'a b', 'a+b', 'a\nb', '明责', '.']) {
      expect(() => ledgerOrigin(org, 'real')).toThrow(LogError)
    }
  })
})

describe('checkpoints', () => {
  test('read back what was written', () => {
    expect(parseCheckpoint(head)).toEqual({ origin: ledger.name, size: 1, root, extensions: [] })
  })

  test('malformed heads are not written', () => {
    const good = ledgerCheckpoint(ledger.name, 1, root)
    for (const bad of [{ size: -1 }, { size: 1.5 }, { size: 2 ** 53 }, { root: root.slice(1) }, { origin: '' },
      { origin: 'a\n9' }, { extensions: [''] }, { extensions: ['a\nb'] }, { size: 0 }]) {
      expect(() => formatCheckpoint({ ...good, ...bad })).toThrow(LogError)
    }
  })

  test('a cosigned head serves whoever knows either key', () => {
    const own = signNote(head, ledger)
    const cosigned = own + signNote(head, witness).slice(head.length + 1)
    expect(openCheckpoint(cosigned, verifierOf(ledger)).ok).toBe(true)
    expect(openNote(cosigned, [verifierOf(witness), verifierOf(ledger)]))
      .toEqual({ ok: true, text: head, signedBy: [verifierOf(ledger), verifierOf(witness)] })
    expect(openNote(own, [verifierOf(witness)])).toEqual({ ok: false, problem: 'unknown-key' })
  })

  test('every byte counts: no flipped bit of a signed head opens', () => {
    const bytes = new TextEncoder().encode(signNote(head, ledger))
    for (let at = 0; at < bytes.length; at += 1) {
      const touched = bytes.map((byte, n) => (n === at ? byte ^ 1 : byte))
      expect(openCheckpoint(new TextDecoder().decode(touched), verifierOf(ledger)).ok).toBe(false)
    }
  })
})

describe('notes', () => {
  test('the text may have blank lines; the last one parts it from the signatures', () => {
    const text = '第一段\n\n第二段\n'
    const note = signNote(text, witness)
    expect(parseNote(note)?.text).toBe(text)
    expect(openNote(note, [verifierOf(witness)])).toMatchObject({ ok: true, text })
  })

  test('text and names that would make an ambiguous note are not signed', () => {
    for (const text of ['', '无换行', 'tab\t\n', 'return\r\n', '\ud800\n']) {
      expect(() => signNote(text, witness)).toThrow(LogError)
    }
    for (const name of ['', 'a b', 'a+b', 'a\u3000b', 'a\nb', 'a\u00a0b']) {
      expect(() => signNote('x\n', { ...witness, name })).toThrow(LogError)
    }
  })

  test('a key line reads back, and not when its point is none', () => {
    expect(parseVerifierKey(formatVerifierKey(verifierOf(ledger)))).toEqual(verifierOf(ledger))
    expect(parseVerifierKey(formatVerifierKey({ name: 'x', publicKey: secret(255) }))).toBeUndefined()
  })

  test('sixteen cosignatures are read, a flood is not', () => {
    const line = signNote(head, witness).slice(head.length + 1)
    const own = signNote(head, ledger)
    expect(openCheckpoint(own + line.repeat(16), verifierOf(ledger)).ok).toBe(true)
    expect(openCheckpoint(own + line.repeat(100), verifierOf(ledger))).toEqual({ ok: false, problem: 'malformed' })
  })
})
