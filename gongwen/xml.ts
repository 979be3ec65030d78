/** XML already escaped and well formed; only the functions of this file make it from strings. */
export type Xml = string

type Attributes = Readonly<Record<string, string | number>>

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (value: string): Xml => value.replace(/[&<>"]/g, (sign) => ENTITY[sign] ?? sign)

/** An element with its attributes, escaped, and its children, which are XML already. */
export function element(name: string, attributes: Attributes, ...children: readonly Xml[]): Xml {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join('')
  const body = children.join('')
  return body === '' ? `<${name}${head}/>` : `<${name}${head}>${body}</${name}>`
}

/** The commonest element of WordprocessingML: one attribute, `w:val`. */
export function value(name: string, val: string | number): Xml {
  return element(name, { 'w:val': val })
}

/** Character data, escaped. */
export function text(data: string): Xml {
  return escaped(data)
}

/** A whole part of the package: declaration and root element. */
export function part(name: string, attributes: Attributes, ...children: readonly Xml[]): Xml {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element(name, attributes, ...children)}`
}

/** Declarations of the two namespaces that our WordprocessingML parts use. */
export const NAMESPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
} as const
