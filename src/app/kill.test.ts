import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { connectionTo } from '#store/embedded/answer.ts'
import { readNotice } from '#store/embedded/notice.ts'
import { readKeys } from '#store/keys.ts'
import { verify } from '#store/verify.ts'
import { type WrittenAct, act, attendance, enrolment } from '#test/acts.ts'
import { type Home, type Running, kill, makeHome } from '#test/safar.ts'
import type { SaidVerdict } from '#test/visitor.ts'

import { programmes } from './programmes.ts'
import { witnessBeside } from './witness.ts'

const rounds = process.env['SAFAR_LONG'] === '1' ? 100 : 20
const writers = 4

let home: Home
let login: { readonly login: string; readonly password: string }
beforeAll(async () => {
  home = makeHome()
  const post = [
    'trainer-test',
    '--organisation',
    'MIGSERV',
    '--functions',
    'trainer',
    '--title',
    'Мураббӣ|Тренер|Trainer',
  ]
  expect(await home.run(['post', 'add', ...post])).toMatchObject({ code: 0, errors: [] })
  const given = await home.run(['post', 'give', 'trainer-test', '--login', 'trainer', '--name', 'Намуна'])
  login = { login: 'trainer', password: /password (\S+)\./.exec(given.out)?.[1] ?? '' }
})
afterAll(() => home[Symbol.asyncDispose]())

interface Answered {
  readonly verdicts: readonly SaidVerdict[]
}

const ask = async (running: Running, address: string, token: string, body: unknown): Promise<unknown> => {
  const reply = await fetch(`${running.address}${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${address} was answered with ${reply.status}`)
  return reply.json()
}

const send = async (running: Running, token: string, acts: readonly WrittenAct[]) =>
  ((await ask(running, '/api/acts', token, { acts })) as Answered).verdicts

/** Everything that the server said it had kept, and what was on its way when it died. */
interface Remembered {
  readonly kept: Map<string, WrittenAct>
  lost: WrittenAct[]
}

/** Writes without a pause, until the server is no more: people, what happens to them, and one case that all write to. */
async function write(running: Running, token: string, shared: string, { kept, lost }: Remembered): Promise<void> {
  for (let turn = 1; ; turn++) {
    const enrol = enrolment()
    const acts = [
      enrol,
      attendance(enrol.case, ['M1'], turn / 1000),
      act('correct', shared, { note: enrol.id }, turn / 1000),
    ]
    try {
      const verdicts = await send(running, token, acts)
      for (const [at, { verdict }] of verdicts.entries()) {
        const written = acts[at]
        if (written && verdict !== 'refused') kept.set(written.id, written)
      }
    } catch {
      lost.push(...acts)
      return
    }
  }
}

/** Kills the server and its database with all its processes, in no order, so that neither can take leave of the other. */
function killAll(running: Running): void {
  const pids = [running.pid, ...home.postgres()]
  for (const pid of Math.random() < 0.5 ? pids : pids.toReversed()) kill(pid)
}

const inBatches = (acts: readonly WrittenAct[]) =>
  Array.from({ length: Math.ceil(acts.length / 500) }, (_, at) => acts.slice(at * 500, (at + 1) * 500))

/** That every act the server had acknowledged is there: sent again, it is a duplicate. */
async function holdsAll(running: Running, token: string, acts: readonly WrittenAct[]): Promise<void> {
  for (const batch of inBatches(acts)) {
    const missing = (await send(running, token, batch)).filter(({ verdict }) => verdict !== 'duplicate')
    expect(missing).toEqual([])
  }
}

async function isWhole() {
  const notice = readNotice(path.join(home.place(), 'postgres'))
  const keys = await readKeys(home.keyFile)
  if (!notice || !keys) throw new Error('There is no database, or no key file')
  return verify(connectionTo(notice), { programmes, keys, witnessPath: witnessBeside(home.keyFile) })
}

test(
  `after ${rounds} times that server and database were killed in the middle of writes, nothing acknowledged is missing and the chain is whole`,
  { timeout: rounds * 20_000 },
  async () => {
    const remembered: Remembered = { kept: new Map(), lost: [] }
    let running = await home.start()
    const { token } = (await ask(running, '/api/session', '', login)) as { token: string }

    let known = 0
    for (let round = 1; round <= rounds; round++) {
      const shared = enrolment()
      await send(running, token, [shared])
      remembered.kept.set(shared.id, shared)
      const writing = Array.from({ length: writers }, () => write(running, token, shared.case, remembered))
      await wait(100 + Math.random() * 400)
      killAll(running)
      await Promise.all([...writing, running.stop('SIGKILL')])
      expect(remembered.kept.size, `nothing was written in round ${round}`).toBeGreaterThan(known)

      running = await home.start()
      expect(await isWhole(), `round ${round}`).toMatchObject({ ok: true })
      await holdsAll(running, token, [...remembered.kept.values()].slice(known))
      // What was on its way is sent again, as an outbox does: whether it had arrived or not, it is there once.
      const again = await send(running, token, remembered.lost)
      expect(again.filter(({ verdict }) => verdict === 'refused')).toEqual([])
      for (const each of remembered.lost.splice(0)) remembered.kept.set(each.id, each)
      known = remembered.kept.size
    }

    await holdsAll(running, token, [...remembered.kept.values()])
    expect(await isWhole()).toMatchObject({ ok: true, walked: { acts: remembered.kept.size } })
    expect(await running.stop()).toMatchObject({ code: 0, errors: [] })
    expect(await home.run(['verify'])).toMatchObject({ code: 0, errors: [] })
    expect(await readFile(`${home.data}/postgres.log`, 'utf8')).toContain('was not properly shut down')
  },
)
