import canonicalize from 'canonicalize'
import { utf8 } from './bytes.ts'
import { LogError } from './error.ts'
import type { LogErrorCode } from './error.ts'

/** Deeper than any entry is; a value that refers to itself ends here too. */
const DEEPEST = 100

/** The keys that lead to the value at hand, outermost first: kept while walking, read only by a refusal. */
type Trail = (string | number)[]

function refuse(code: LogErrorCode, trail: Trail, chinese: string, english: string): never {
  const place = ['$', ...trail.slice(0, 8)].join('.')
  throw new LogError(code, `${place} 处${chinese} At ${place}: ${english}`)
}

function textOf(value: string, trail: Trail): string {
  const text = value.normalize('NFC')
  if (/\p{Surrogate}/u.test(text)) {
    refuse('lone-surrogate', trail, '含有残缺字符，请删去后重新输入。', 'half a character (lone surrogate); remove it and type it again.')
  }
  return text
}

function numberOf(value: number, trail: Trail): number {
  if (!Number.isFinite(value)) refuse('not-finite', trail, '不是有效数字，请改为有限的数。', 'not a finite number; give one.')
  return value
}

function memberOf(key: string | number, value: unknown, trail: Trail): unknown {
  trail.push(key)
  const plain = plainOf(value, trail)
  trail.pop()
  return plain
}

function arrayOf(value: readonly unknown[], trail: Trail): unknown[] {
  const plain: unknown[] = []
  for (let at = 0; at < value.length; at += 1) plain.push(memberOf(at, value[at], trail))
  return plain
}

function objectOf(value: object, trail: Trail): object {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    refuse('not-plain', trail, '不是普通对象或数组，请先换成文字、数字。', 'neither a plain object nor an array; turn it into text or numbers first.')
  }
  // Without a prototype, so that a key named __proto__ is a key like any other.
  const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [key, member] of Object.entries(value)) {
    const name = textOf(key, trail)
    if (name in plain) {
      refuse('duplicate-key', [...trail, name], '有两个写法不同而相同的键，请只留一个。', 'two keys that are the same after normalisation; keep one.')
    }
    plain[name] = memberOf(name, member, trail)
  }
  return plain
}

/** A copy in NFC of which JSON keeps everything, or a refusal. */
function plainOf(value: unknown, trail: Trail): unknown {
  if (trail.length > DEEPEST) {
    refuse('too-deep', trail, `嵌套超过${DEEPEST}层或自相引用，请减少层次。`, `nested deeper than ${DEEPEST} or referring to itself; flatten it.`)
  }
  switch (typeof value) {
    case 'string': return textOf(value, trail)
    case 'number': return numberOf(value, trail)
    case 'boolean': return value
    case 'object':
      if (value === null) return null
      return Array.isArray(value) ? arrayOf(value, trail) : objectOf(value, trail)
    default:
      return refuse('unsupported-value', trail, `是 ${typeof value}，无法写入日志；请去掉该项或换成文字、数字、null。`,
        `${typeof value} cannot enter the log; leave the member out, or use text, a number or null.`)
  }
}

/**
 * The one sequence of bytes that stands for a value: RFC 8785 (JCS) in UTF-8, after all strings and keys were brought
 * to Unicode NFC, so that the same name typed on two systems hashes alike. Takes null, booleans, finite numbers,
 * strings, arrays and plain objects; everything that JSON would silently drop or change (undefined, NaN, functions,
 * bigint, dates, maps, holes, half characters, keys equal under NFC) is refused with a LogError that names the place.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalize(plainOf(value, [])) as string)
}
