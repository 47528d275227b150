import { randomUUIDv7 } from 'node:crypto'
// Certificates as a centre prints them: one after another, and a thousand in one piece of work, while the server goes on answering.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import { prepare } from '#app/office.ts'
import { readSigned } from '#kernel/signed-text.ts'
import { type PublicKeys, verify } from '#screen/browser/signature.ts'
import { certifiableLines } from '#serve/certificate/certifiable.ts'
import { issueTo } from '#serve/certificate/issue.ts'
import { printPapers } from '#serve/certificate/paper.ts'
import { makePress } from '#serve/certificate/press.ts'
import { printMany, printedFile } from '#serve/certificate/printing.ts'
import { submit } from '#serve/submit.ts'
import { listCases } from '#store/cases.ts'
import { certifyingKeys, signClaim } from '#store/certifying.ts'
import { type Connection } from '#store/database.ts'
import { launchPostgres } from '#store/embedded.ts'
import { makeRunFolder, removeRunFolder } from '#test/run-folder.ts'
import { dayIn } from '#web/office.ts'

import { describeCluster, makeDatabase } from './parts/cluster.ts'
import { drawCrowd } from './parts/people.ts'
import { describeMachine, median, table, tell } from './parts/report.ts'
import { putTrainers } from './parts/staff.ts'

const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values

const people = quick ? 100 : 1000
const rounds = quick ? 10 : 60
const origin = 'https://safar.example'
const shortCourse = ['M3', 'M4', 'M5', 'M6', 'M9']

const folder = makeRunFolder()
const secrets = mkdtempSync(path.join(tmpdir(), 'safar-bench-'))
try {
  const { connection } = await launchPostgres(folder)
  tell('certificates', await bench(connection), write)
} finally {
  await removeRunFolder(folder)
  rmSync(secrets, { recursive: true })
}

async function bench(cluster: Connection): Promise<string> {
  const connection = await makeDatabase(cluster, 'certificates')
  const prepared = await prepare(connection, path.join(secrets, 'keys.json'))
  const { office, owner, keys, close } = prepared
  const press = makePress()
  try {
    const [trainer] = await putTrainers(owner, keys, 1)
    if (!trainer) throw new Error('There is no trainer')
    const { acting } = trainer
    await certify(prepared, acting)
    const wanted = { programme: 'orientation', states: ['certified'] }
    const { lines } = await listCases(office.database, acting.post, wanted, { from: 0, most: people })
    const few = certifiableLines(office, lines.slice(0, rounds))

    const begun = performance.now()
    const issued = await issueTo(office, acting, few)
    const issuing = (performance.now() - begun) / issued.length
    const cold = await timed(() => printPapers(office, press, origin, issued.slice(0, 1)))
    const warm: number[] = []
    for (const each of issued.slice(1)) warm.push((await timed(() => printPapers(office, press, origin, [each]))).took)
    const inOrder = warm.toSorted((one, other) => one - other)

    const before = process.memoryUsage().rss
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const most = { rss: before }
    const watching = setInterval(() => (most.rss = Math.max(most.rss, process.memoryUsage().rss)), 50)
    const id = randomUUIDv7()
    const told: number[] = []
    const all = await timed(() =>
      printMany(
        office,
        acting,
        { press, origin, lines },
        {
          id,
          signal: new AbortController().signal,
          report: (done) => void told.push(done),
        },
      ),
    )
    clearInterval(watching)
    delay.disable()
    const file = await printedFile(office, acting.post, id)

    const said = issued[0]?.said
    const claim = {
      name: said?.name ?? '',
      course: 'orientation',
      date: '2026-11-20',
      number: issued[0]?.certificate.number ?? '',
    }
    const text = await signClaim(keys, claim)
    const signed = readSigned(text)
    if (!signed) throw new Error('What was signed cannot be read')
    const published = certifyingKeys(keys) as PublicKeys
    const checks: number[] = []
    for (let at = 0; at < 200; at += 1) checks.push((await timed(() => verify(signed, published))).took)

    const rows = [
      ['issue one of many, in the database', `${issuing.toFixed(2)} ms`],
      ['print the first (the typesetter starts)', `${cold.took.toFixed(0)} ms`],
      ['print one, warm: median', `${median(warm).toFixed(1)} ms`],
      [
        'print one, warm: 95 of 100 within',
        `${(inOrder[Math.floor(inOrder.length * 0.95)] ?? Number.NaN).toFixed(1)} ms`,
      ],
      [`print ${people} in one piece of work`, `${(all.took / 1000).toFixed(1)} s`],
      ['of these, each', `${(all.took / people).toFixed(1)} ms`],
      ['times that the page of the work is told how far it is', String(told.length)],
      ['the file', `${((file?.length ?? 0) / 1e6).toFixed(1)} MB`],
      ['one document of one page', `${(cold.value.length / 1000).toFixed(0)} kB`],
      [
        'memory of the process before, and at most meanwhile',
        `${(before / 1e6).toFixed(0)} MB, ${(most.rss / 1e6).toFixed(0)} MB`,
      ],
      ['delay of the event loop meanwhile: 99 of 100 within', `${(delay.percentile(99) / 1e6).toFixed(0)} ms`],
      ['delay of the event loop meanwhile: longest', `${(delay.max / 1e6).toFixed(0)} ms`],
      ['check a signature, key read anew', `${median(checks).toFixed(2)} ms`],
      ['address in the square', `${`${origin}/certificate#${text}`.length} letters`],
    ]
    return [
      '# Certificates',
      describeMachine(await describeCluster(cluster)),
      `Typst in a thread of its own; pages are tagged (PDF/UA-1), each with a square of its own. ${people} people; ${rounds} printed one by one.`,
      `${table(['what', 'measured'], rows)}\n`,
    ].join('\n\n')
  } finally {
    await press.close()
    await close()
    await setTimeout(0)
  }
}

async function timed<Value>(work: () => Promise<Value>) {
  const begun = performance.now()
  const value = await work()
  return { value, took: performance.now() - begun }
}

/** Leads people through the short course, a batch at a time. */
async function certify(
  { office }: Awaited<ReturnType<typeof prepare>>,
  acting: Parameters<typeof submit>[1],
): Promise<void> {
  const today = dayIn(office.zone, office.now())
  const crowd = drawCrowd(today)
  for (let from = 0; from < people; from += 100) {
    const cases = Array.from({ length: Math.min(100, people - from) }, () => randomUUIDv7())
    const at = (minutes: number) => new Date(office.now().getTime() - (60 - minutes) * 60_000)
    const acts = cases.flatMap((id) => [
      crowd.enrol(id, at(0)),
      { ...crowd.attend(id, at(1)), answers: { attended: today, modules: shortCourse } },
      { ...crowd.attend(id, at(2)), step: 'certify', answers: { score: 84 } },
    ])
    const refused = (await submit(office, acting, acts)).find(({ verdict }) => verdict !== 'kept')
    if (refused) throw new Error(`Nobody was certified: ${JSON.stringify(refused)}`)
  }
}
