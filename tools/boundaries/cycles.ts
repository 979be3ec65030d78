import { staticTargets } from './imports.ts'
import type { Source } from './source.ts'
import type { Violation } from './violation.ts'

/** Every group of files that import each other in a circle, types included: once each, at its first file. */
export function checkCycles(sources: readonly Source[]): Violation[] {
  const targets = new Map(sources.map((source) => [source.path, staticTargets(source)]))
  const reach = new Map([...targets.keys()].map((path) => [path, reachable(path, targets)]))
  const reported = new Set<string>()
  const found: Violation[] = []
  for (const [path, from] of reach) {
    if (reported.has(path) || !from.has(path)) continue
    const group = [...from].filter((other) => reach.get(other)?.has(path)).sort()
    for (const member of group) reported.add(member)
    found.push({ rule: 'cycle', path, line: 1, message: `import each other in a circle: ${group.join(', ')}` })
  }
  return found
}

function reachable(start: string, targets: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>()
  const next = [...(targets.get(start) ?? [])]
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    next.push(...(targets.get(path) ?? []))
  }
  return seen
}
