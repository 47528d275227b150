import { createServer } from 'node:net'

import { buildAssets } from '#app/build.ts'
import type { Config } from '#app/config.ts'
import { fillDemo, needsDemo } from '#app/demo/fill.ts'
import { demoSeed, sayAccounts } from '#app/demo/say.ts'
import { dist } from '#app/manifest.ts'
import { type Prepared, withOffice } from '#app/office.ts'
import { progressLine } from '#app/progress.ts'
import { every } from '#app/schedule.ts'
import { whenAskedToStop } from '#app/stopping.ts'
import { wings } from '#app/wings.ts'
import { type Language, fill } from '#kernel/words.ts'
import { sweep } from '#store/drafts.ts'
import { keepReach } from '#store/posts.ts'
import { readSetting } from '#store/settings.ts'
import { StartProblem } from '#store/start-problem.ts'
import { markInterrupted } from '#store/work.ts'
import { makeServer } from '#web/server.ts'
import { words } from '#words/command/words.ts'

import type { Verb } from './verb.ts'

// An act that is cut off the end of the journal is noticed when it is older than this.
const checkpointSeconds = 10
const sweepSeconds = 3600
// A deputy's first day begins, and a broken glass is over, at most this much late.
const reachSeconds = 60
const day = 24 * 3_600_000

/** Starts everything: database, structure, country, demonstration, server; stops it all when asked to. */
export const start: Verb = {
  name: 'start',
  options: {},
  async run({ config, language, say }) {
    const { start: tell } = words[language]
    // Heard from the first moment on: whoever stops us while we prepare still gets a database that is closed.
    const stopping = new Promise<void>((resolve) => whenAskedToStop(resolve))
    await mustBeFree(config)
    say(tell.opening)
    const prepared = (step: string) => say(fill(tell.prepared, { step }))
    return withOffice(config, { alone: true, report: say, prepared }, async (office) => {
      if (config.demo) await showDemo(office, language, say)
      await serve(config, office, { stopping, ready: (address) => say(fill(tell.ready, { address })) })
      say(tell.stopped)
      return 0
    })
  },
}

// Asked before anything is touched: a second start by mistake changes nothing.
async function mustBeFree({ host, port }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, resolve)
  }).catch((error: unknown) => {
    throw portProblem(error, port)
  })
  await new Promise((resolve) => probe.close(resolve))
}

const portProblem = (error: unknown, port: number): unknown =>
  ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
    ? new StartProblem('port-taken', { port }, error)
    : error

async function showDemo({ owner, office }: Prepared, language: Language, say: (line: string) => void): Promise<void> {
  const now = office.now()
  const report = progressLine(words[language].demo.filling)
  const isWanted = await needsDemo(owner, now)
  if (!isWanted && !office.synthetic) return
  const { accounts } = await fillDemo({
    owner,
    office,
    seed: demoSeed,
    now,
    report: ({ kept, of }) => report(kept, of),
  })
  say(sayAccounts(language, accounts))
}

interface Serving {
  readonly stopping: Promise<void>
  readonly ready: (address: string) => void
}

/** Serves until asked to stop; then finishes what is being answered and signs the last acts. */
async function serve(config: Config, prepared: Prepared, { stopping, ready }: Serving): Promise<void> {
  const { office, owner, worker, sign } = prepared
  await markInterrupted(worker, new Date())
  const assets = await buildAssets()
  // The demonstration may just have been filled in.
  const synthetic = (await readSetting(owner, 'synthetic')) === true
  const server = await makeServer({
    desk: { ...office, assets, synthetic, wings, access: config.access },
    assetsFolder: `${dist}/assets`,
    log: process.stdout,
    behindProxy: config.behindProxy,
  })
  const failed = (what: string) => (error: unknown) =>
    server.log.error({ kind: (error as Error).name, code: (error as { code?: string }).code }, what)
  const stopSigning = every(checkpointSeconds, sign, failed('checkpoint'))
  const stopSweeping = every(
    sweepSeconds,
    () => sweep(worker, { draftsBefore: new Date(Date.now() - day), now: new Date() }),
    failed('sweep'),
  )
  const stopKeeping = every(reachSeconds, () => keepReach(worker, new Date()), failed('reach'))
  try {
    const address = await server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw portProblem(error, config.port)
    })
    ready(address)
    await stopping
  } finally {
    await server.close()
    await stopSigning()
    await stopSweeping()
    await stopKeeping()
    await sign().catch(failed('checkpoint'))
  }
}
