// How long a start takes until `/health` answers: the first, which makes the database and its demonstration, and the second.
import { parseArgs } from 'node:util'

import { makeHome } from '#test/safar.ts'

import { describeMachine, median, table, tell } from './parts/report.ts'

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const times = await Array.fromAsync({ length: 3 }, measure)
const row = (name: string, of: (each: (typeof times)[number]) => number) => [name, median(times.map(of)).toFixed(1)]
const rows = [row('first', ({ first }) => first), row('second', ({ second }) => second)]
const report = [
  '# Starting',
  describeMachine(),
  'Seconds from `start` until `/health` answers, with packages installed and the pages built; medians of three.',
  `${table(['start', 'seconds'], rows)}\n`,
].join('\n\n')
tell('start', report, values.write)

async function measure() {
  await using home = makeHome()
  const start = async () => {
    const begun = performance.now()
    const safar = await home.start({ SAFAR_DEMO: 'yes' })
    const { ok } = await fetch(`${safar.address}/health`)
    if (!ok) throw new Error('Safar started and does not answer')
    const seconds = (performance.now() - begun) / 1000
    await safar.stop()
    return seconds
  }
  return { first: await start(), second: await start() }
}
