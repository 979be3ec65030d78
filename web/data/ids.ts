/** A random id of 32 hexadecimal digits: for a command, which the ledger carries out once however often it is sent, or a draft. */
export function newId(): string {
  // `randomUUID` is missing from our oldest browser, and everywhere on a page without TLS.
  return [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
}
