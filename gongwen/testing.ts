import { strFromU8, unzipSync } from 'fflate'

/** An element of a parsed part; `children` holds elements and character data in order. */
export type Node = { name: string; attributes: Record<string, string>; children: Array<Node | string> }

/** Opens a .docx for the tests of this folder: every part by path, as text. */
export function open(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]))
}

const TOKEN = /<\?xml[^?]*\?>\s*|<\/([\w:]+)>|<([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<>]+)/gy
const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/**
 * Parses a part far more strictly than XML asks: exactly the subset that this folder writes. Throws on
 * anything else, on unbalanced or repeated names, on unknown entities and forbidden characters.
 */
export function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] }
  const open = [root]
  TOKEN.lastIndex = 0
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    const [, closing, opening, attributes = '', empty, data] = TOKEN.exec(xml) ?? []
    const top = open.at(-1)
    if (top === undefined || TOKEN.lastIndex === 0) throw new Error(`not well formed at ${at}: ${xml.slice(at, at + 40)}`)
    if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`</${closing}> closes ${top.name}`)
    } else if (opening !== undefined) {
      const node = { name: opening, attributes: parseAttributes(attributes), children: [] }
      top.children.push(node)
      if (empty === '') open.push(node)
    } else if (data !== undefined) top.children.push(decoded(data))
  }
  const [document, ...rest] = root.children
  if (open.length !== 1 || rest.length > 0 || document === undefined || typeof document === 'string') throw new Error('not one root')
  return document
}

function parseAttributes(source: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, content] of source.matchAll(/ ([\w:]+)="([^"]*)"/g)) {
    if (name === undefined || content === undefined || name in found) throw new Error(`attribute ${name} twice`)
    found[name] = decoded(content)
  }
  return found
}

function decoded(source: string): string {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source)) throw new Error('a character that XML forbids')
  return source.replace(/&([^;]*);?/g, (_, name: string) => {
    const sign = ENTITY[name]
    if (sign === undefined) throw new Error(`unknown entity ${name}`)
    return sign
  })
}

/** All elements of a name below a node, in document order. */
export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)])
}

/** The first element of a name below a node. Throws when there is none. */
export function one(node: Node, name: string): Node {
  const [first] = all(node, name)
  if (first === undefined) throw new Error(`no ${name} in ${node.name}`)
  return first
}

/** An element's `w:val`, or undefined where the element or the attribute is missing. */
export function val(node: Node, name: string): string | undefined {
  return all(node, name)[0]?.attributes['w:val']
}

/** The printed text of a node: its `w:t` in order. */
export function printed(node: Node): string {
  return all(node, 'w:t').map((t) => t.children.join('')).join('')
}
