import { resolve } from 'node:path'

import { type Prepared, withOffice } from '#app/office.ts'
import { sayBreak } from '#app/verdict-sentence.ts'
import { type Language, fill } from '#kernel/words.ts'
import { type PublicRelease, handOut, ledgerFile, listReleases } from '#publish/release/public.ts'
import { sayReleaseRefusal } from '#publish/release/say.ts'
import { writeBundle, writeLedger } from '#publish/release/write.ts'
import { publicKeyOf } from '#store/ledger.ts'
import { listFiles } from '#store/released.ts'
import { type KeptRelease, decisionsOn } from '#store/releases.ts'
import { StartProblem } from '#store/start-problem.ts'
import { verifyRelease } from '#store/verify.ts'
import { words } from '#words/release/words.ts'

import type { Call, Verb } from './verb.ts'

/** Releases without the desk: lists them, shows one, verifies one, writes one as the files that anybody may have. */
export const release: Verb = {
  name: 'release',
  options: { out: { type: 'string' } },
  run: (call) =>
    withOffice(call.config, { alone: false, report: call.say }, async (prepared) => {
      const [what = 'list', name] = call.given
      if (what === 'list') return list(call, prepared)
      const act = { show, verify, export: write }[what]
      if (!act) throw missing('list | show | verify | export')
      if (name === undefined) throw missing('NAME')
      const found = (await kept(prepared)).find(({ decision }) => decision.name === name)
      if (found) return act(call, prepared, found)
      call.say(sayReleaseRefusal(call.language, { why: 'no-such-release', values: { release: name } }))
      return 1
    }),
}

const missing = (argument: string) => new StartProblem('missing-argument', { verb: 'release', argument })

/** Everything decided, those too that wait for their hour: whoever has the machine may know. */
const kept = ({ owner }: Prepared): Promise<readonly KeptRelease[]> =>
  owner.transaction().execute((reading) => decisionsOn(reading))

async function list({ language, say }: Call, prepared: Prepared): Promise<number> {
  const [all, known] = [await kept(prepared), await listReleases(prepared.owner)]
  if (all.length === 0) say(words[language].command.none)
  const width = Math.max(0, ...all.map(({ decision }) => decision.name.length))
  for (const one of all.toReversed()) {
    const { name, publicFrom } = one.decision
    const entry = known.find((each) => each.entry.release === name)
    const number = String(entry?.entry.number ?? '–').padStart(4)
    say(`${number}  ${publicFrom.slice(0, 10)}  ${name.padEnd(width)}  ${standing(language, one, entry)}`)
  }
  return 0
}

function standing(
  language: Language,
  { decision, isCalledOff }: KeptRelease,
  entry: PublicRelease | undefined,
): string {
  const said = words[language].command
  if (entry?.withdrawn) return said.withdrawn
  if (entry?.revisedBy !== undefined) return fill(said.revised, { by: entry.revisedBy })
  if (entry) return said.public
  return isCalledOff ? said.calledOff : fill(said.scheduled, { hour: decision.publicFrom })
}

async function show({ language, say }: Call, { owner }: Prepared, one: KeptRelease): Promise<number> {
  const { command, page } = words[language]
  const { name, title, population, root, synthetic } = one.decision
  const entry = (await listReleases(owner)).find((each) => each.entry.release === name)
  say(title[language])
  if (synthetic) say(page.synthetic)
  say(`${population} · ${standing(language, one, entry)}`)
  say(fill(command.root, { root }))
  for (const { path, sha256, bytes } of await listFiles(owner, name))
    say(fill(command.file, { path, sha256, bytes: String(bytes).padStart(10) }))
  return 0
}

async function verify(
  { language, say }: Call,
  { connection, keys, owner }: Prepared,
  one: KeptRelease,
): Promise<number> {
  const { name } = one.decision
  const found = await verifyRelease(connection, keys, name)
  if (found) {
    say(sayBreak(language, found))
    return 1
  }
  const entry = (await listReleases(owner)).find((each) => each.entry.release === name)?.entry
  const { whole, scheduledWhole } = words[language].command
  say(entry ? fill(whole, { release: name, number: entry.number }) : fill(scheduledWhole, { release: name }))
  return 0
}

async function write({ language, say, options }: Call, { keys, owner }: Prepared, one: KeptRelease): Promise<number> {
  const { out } = options
  if (typeof out !== 'string') throw missing('--out')
  const { name, publicFrom } = one.decision
  const { command } = words[language]
  const key = publicKeyOf(keys)
  const files = await handOut(owner, key, { release: name })
  if (!files) {
    say(
      one.isCalledOff
        ? `${name}: ${command.calledOff}`
        : fill(command.exportLater, { release: name, hour: publicFrom }),
    )
    return 1
  }
  const { folder, archive } = await writeBundle(resolve(out), name, files).catch((error: unknown) => {
    throw new StartProblem('file-not-writable', { file: resolve(out, name) }, error)
  })
  const ledger = await writeLedger(resolve(out), await ledgerFile(owner, key))
  say(fill(command.exported, { release: name, folder, archive, ledger }))
  if (one.isWithdrawn) say(`${name}: ${command.withdrawn}`)
  return 0
}
