import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { utf8 } from './bytes.ts'
import {
  LogError, bodyHash, canonicalBytes, consistencyProof, formatCheckpoint, formatVerifierKey, inclusionProof, leafData,
  leafHash, openCheckpoint, parseVerifierKey, signNote, treeRoot, verifierOf, verifyConsistency, verifyInclusion,
} from './index.ts'
import vectors from './vectors.json' with { type: 'json' }

const { tree, leaf, keys } = vectors
const leaves = tree.leafData.map((data) => leafHash(hexToBytes(data)))
const bytes = (hashes: readonly string[]) => hashes.map(hexToBytes)

describe('frozen bytes', () => {
  test.each(vectors.canonical)('canonical: $json', ({ value, json, sha256: digest }) => {
    expect(new TextDecoder().decode(canonicalBytes(value))).toBe(json)
    expect(bytesToHex(sha256(canonicalBytes(value)))).toBe(digest)
  })

  test('the commitment to an entry', () => {
    const body = bodyHash(hexToBytes(leaf.salt), utf8(leaf.body))
    const data = leafData(utf8(leaf.envelope), body)
    expect([body, data, leafHash(data)].map(bytesToHex)).toEqual([leaf.bodyHash, leaf.leafData, leaf.leafHash])
    expect(data).toHaveLength(64)
  })

  test('a salt or body hash of another length is refused', () => {
    expect(() => bodyHash(new Uint8Array(31), utf8(leaf.body))).toThrow(LogError)
    expect(() => leafData(utf8(leaf.envelope), new Uint8Array(33))).toThrow(LogError)
  })

  test('roots, among them those that Certificate Transparency publishes for these leaves', () => {
    expect(tree.roots.map((_, size) => bytesToHex(treeRoot(leaves.slice(0, size))))).toEqual(tree.roots)
    expect(tree.roots[0]).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(tree.roots[1]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(tree.roots[8]).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })

  test.each(tree.inclusion)('leaf $index of $size is included', ({ leaf: hash, index, size, proof, root }) => {
    expect(inclusionProof(leaves, index, size).map(bytesToHex)).toEqual(proof)
    expect(verifyInclusion(hexToBytes(hash), index, size, bytes(proof), hexToBytes(root))).toBe(true)
  })

  test.each(tree.inclusionRejected)('no inclusion: $why', ({ leaf: hash, index, size, proof, root }) => {
    expect(verifyInclusion(hexToBytes(hash), index, size, bytes(proof), hexToBytes(root))).toBe(false)
  })

  test.each(tree.consistency)('$oldSize grew to $newSize', ({ oldSize, newSize, oldRoot, newRoot, proof }) => {
    expect(consistencyProof(leaves, oldSize, newSize).map(bytesToHex)).toEqual(proof)
    expect(verifyConsistency(oldSize, newSize, hexToBytes(oldRoot), hexToBytes(newRoot), bytes(proof))).toBe(true)
  })

  test.each(tree.consistencyRejected)('no consistency: $why', ({ oldSize, newSize, oldRoot, newRoot, proof }) => {
    expect(verifyConsistency(oldSize, newSize, hexToBytes(oldRoot), hexToBytes(newRoot), bytes(proof))).toBe(false)
  })

  test('the verifier key', () => {
    const verifier = verifierOf({ name: keys.name, privateKey: hexToBytes(keys.seed) })
    expect(formatVerifierKey(verifier)).toBe(keys.verifierKey)
    expect(parseVerifierKey(keys.verifierKey)).toEqual(verifier)
  })

  test.each(keys.rejected)('no verifier key: $why', ({ key }) => {
    expect(parseVerifierKey(key)).toBeUndefined()
  })

  test.each(vectors.checkpoints)('head: $why', ({ key, note, opens, problem }) => {
    const ledger = parseVerifierKey(key)
    if (ledger === undefined) throw new Error('the vector has no valid key')
    const opened = openCheckpoint(note, ledger)
    if (opens === undefined) {
      expect(opened).toEqual({ ok: false, problem })
      return
    }
    const checkpoint = { ...opens, root: hexToBytes(opens.root) }
    expect(opened).toEqual({ ok: true, checkpoint })
    const signed = signNote(formatCheckpoint(checkpoint), { name: ledger.name, privateKey: hexToBytes(keys.seed) })
    expect(note.endsWith(signed.slice(signed.indexOf('\n\n') + 2))).toBe(true)
  })
})
