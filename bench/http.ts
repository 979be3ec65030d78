import { Agent, request } from 'node:http'
import { closedLoop, type Measured } from './loop.ts'

type Answer = { readonly status: number; readonly cookie: string | undefined; readonly body: string }

/** A client with a session. Bodies are received whole and parsed only where somebody looks at them. */
export class Client {
  readonly #url: string
  #cookie = ''

  constructor(url: string) { this.#url = url }

  #send(operation: string, input: object, agent?: Agent): Promise<Answer> {
    const body = JSON.stringify({ json: input })
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#url}/rpc/${operation}`, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie: this.#cookie } }, answer => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => { parts.push(part) })
        answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, cookie: answer.headers['set-cookie']?.[0], body: Buffer.concat(parts).toString() }) })
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  /** Takes a demonstration role; answers the unit of whoever plays it. */
  async enter(role: string): Promise<number> {
    const { status, cookie, body } = await this.#send('session/enter', { role })
    if (status !== 200 || cookie === undefined) throw new Error(`no session: ${status} ${body}`)
    this.#cookie = cookie.split(';')[0] ?? ''
    const { json } = JSON.parse(body) as { json: { who: { unit: number } } }
    return json.who.unit
  }

  /**
   * Calls an operation again and again over connections that are kept for the time of it; every answer has to be a
   * success. (Kept any longer, the server would close them while something else is measured.)
   */
  async measure(operation: string, connections: number, seconds: number, input: (n: number) => object): Promise<Measured> {
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    try {
      return await closedLoop(connections, seconds, async n => {
        const { status, body } = await this.#send(operation, input(n), agent)
        if (status !== 200) throw new Error(`${operation}: ${status} ${body.slice(0, 200)}`)
      })
    } finally {
      agent.destroy()
    }
  }
}
