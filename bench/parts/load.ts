import { randomUUIDv7 } from 'node:crypto'
import { Agent, request } from 'node:http'

import type { Desk } from './journal.ts'
import type { Crowd } from './people.ts'

/** How acts are sent: how many in a request, over how many connections, and to which end. */
export interface Load {
  readonly path: '/api/acts' | '/bench/plain'
  readonly batch: number
  readonly connections: number
  /** Not counted: caches fill and code is compiled. */
  readonly warmSeconds: number
  readonly seconds: number
}

/** What came of it; the times are those of one request, in milliseconds. */
export interface Run {
  readonly actsPerSecond: number
  readonly p50: number
  readonly p95: number
}

/** Sends acts as fast as they are answered. Each connection has a post of its own and waits for every answer. */
export async function send(address: string, desks: readonly Desk[], crowd: Crowd, load: Load): Promise<Run> {
  const { path, batch, connections, warmSeconds, seconds } = load
  const begin = performance.now() + warmSeconds * 1000
  const end = begin + seconds * 1000
  const times: number[] = []
  const work = async ({ token, cases }: Desk) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const next = mixed(crowd, cases)
    try {
      while (performance.now() < end) {
        const body = JSON.stringify({ acts: Array.from({ length: batch }, next) })
        const sent = performance.now()
        mustBeKept(await post(agent, new URL(path, address), token, body), batch)
        const answered = performance.now()
        if (sent >= begin && answered < end) times.push(answered - sent)
      }
    } finally {
      agent.destroy()
    }
  }
  await Promise.all(desks.slice(0, connections).map(work))
  const inOrder = times.toSorted((one, other) => one - other)
  const quantile = (share: number) => inOrder[Math.floor(inOrder.length * share)] ?? Number.NaN
  return { actsPerSecond: (times.length * batch) / seconds, p50: quantile(0.5), p95: quantile(0.95) }
}

/** Somebody new enrols, somebody known attends, in turn. */
function mixed(crowd: Crowd, cases: readonly string[]) {
  let number = 0
  return () => {
    number += 1
    const at = new Date()
    if (number % 2 === 0) return crowd.enrol(randomUUIDv7(), at)
    // All over the journal: a prime stride leaves no case out and takes no neighbours.
    return crowd.attend(cases[(((number - 1) / 2) * 7919) % cases.length] ?? '', at)
  }
}

const post = (agent: Agent, url: URL, token: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sending = request(url, { agent, method: 'POST', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('end', () => resolve(text))
      answer.on('error', reject)
    })
    sending.on('error', reject)
    sending.end(body)
  })

function mustBeKept(answer: string, batch: number): void {
  if (answer.split('"verdict":"kept"').length !== batch + 1)
    throw new Error(`Not every act was kept: ${answer.slice(0, 400)}`)
}
