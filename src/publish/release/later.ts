import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import type { Reading } from '#store/database.ts'
import { type SignedEntry, entryFingerprint } from '#store/ledger.ts'
import {
  type KeptRelease,
  appendEntry,
  decisionsOn,
  dueDecisions,
  keepCalledOff,
  mayDecide,
  releasing,
} from '#store/releases.ts'
import { noteDown } from '#store/witness.ts'

import { type Hand, type Signing, announce } from './decide.ts'
import type { ReleaseRefusal } from './refusal.ts'

/** Makes public what has waited for its hour, in the order of the hours; gives how many. To be called every few seconds. */
export async function publishDue({ worker, keys, witness }: Signing, now: Date): Promise<number> {
  // Asked every few seconds, and nearly always there is nothing: then nobody has to wait.
  if ((await dueDecisions(worker, now)).length === 0) return 0
  const entries = await releasing(worker, async (writing) => {
    const written: (SignedEntry & { readonly number: number })[] = []
    for (const decision of await dueDecisions(writing, now)) written.push(await announce(writing, keys, decision, now))
    return written
  })
  for (const { number, body } of entries) await noteDown(witness, { number, hash: entryFingerprint(body) })
  return entries.length
}

/** Withdraws a public release: it stays in the ledger, which says why, and is not handed out any more. One post suffices, since it may be urgent. */
export async function withdraw(
  { worker, keys, witness }: Signing,
  { release: name, why, by }: { readonly release: string; readonly why: Phrase; readonly by: Hand },
): Promise<Outcome<number, ReleaseRefusal>> {
  const done = await releasing(worker, async (writing) => {
    const found = await decided(writing, name, by)
    if (!found.ok) return found
    const { isPublic, isWithdrawn, decision } = found.value
    const values = { release: name }
    if (!isPublic) return bad<ReleaseRefusal>({ why: 'not-public-yet', values })
    if (isWithdrawn) return bad<ReleaseRefusal>({ why: 'withdrawn-already', values })
    if (languages.some((language) => !/\S/.test(why[language]))) return bad<ReleaseRefusal>({ why: 'words-missing' })
    const { root, population, audience, synthetic, title } = decision
    const entry = {
      kind: 'withdrawal',
      release: name,
      revises: null,
      root,
      population,
      audience,
      synthetic,
      title,
    } as const
    return good(await appendEntry(writing, keys, { ...entry, at: by.now.toISOString(), why, posts: [by.post] }))
  })
  if (!done.ok) return done
  const { number, body } = done.value
  await noteDown(witness, { number, hash: entryFingerprint(body) })
  return good(number)
}

/** Calls off a release before its hour: nobody outside ever learns of it. Inside it stays, with the reason. */
export const callOff = (
  { worker }: Signing,
  { release: name, why, by }: { readonly release: string; readonly why: string; readonly by: Hand },
): Promise<Outcome<undefined, ReleaseRefusal>> =>
  releasing(worker, async (writing) => {
    const found = await decided(writing, name, by)
    if (!found.ok) return found
    const values = { release: name }
    if (found.value.isPublic) return bad<ReleaseRefusal>({ why: 'already-public', values })
    if (found.value.isCalledOff) return bad<ReleaseRefusal>({ why: 'called-off-already', values })
    if (!/\S/.test(why)) return bad<ReleaseRefusal>({ why: 'reason-missing' })
    await keepCalledOff(writing, { release: name, why, post: by.post, account: by.account, calledOffAt: by.now })
    return good(undefined)
  })

async function decided(writing: Reading, name: string, by: Hand): Promise<Outcome<KeptRelease, ReleaseRefusal>> {
  if (!(await mayDecide(writing, by, by.now))) return bad({ why: 'not-your-function' })
  const found = (await decisionsOn(writing)).find(({ decision }) => decision.name === name)
  return found ? good(found) : bad({ why: 'no-such-release', values: { release: name } })
}
