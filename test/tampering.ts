import type pg from 'pg'

import { orientation } from '#programmes/orientation/index.ts'
import { beforeFirst, link } from '#store/chain.ts'
import { signCheckpoint } from '#store/checkpoint.ts'
import { verifyWithin } from '#store/verify.ts'
import type { Break } from '#store/verify/verdict.ts'

import { type TestJournal, attended, bokhtar, enrolled, khujand } from './journal.ts'

/** Cases of a journal to be tampered with: two signed by the first checkpoint, one by the second, one by none. */
export const [first, second, late, unsigned] = ['a', 'b', 'c', 'd'].map(
  (letter) => `0192a000-0000-7000-8000-00000000000${letter}`,
) as [string, string, string, string]

/** Fills a journal with these cases. */
export async function fillJournal({ keep, worker, keys, witnessPath }: TestJournal): Promise<void> {
  await keep(khujand, first, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M3', 'M4'))
  await keep(khujand, first, attended('2026-03-03T09:00:00.000Z', 'M5'))
  await keep(bokhtar, second, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M1'))
  await signCheckpoint(worker, keys, witnessPath, new Date('2026-03-10T00:00:00Z'))
  const [opening = ''] = await keep(khujand, late, enrolled(), attended('2026-03-05T09:00:00.000Z', 'M5'))
  // Written on a tablet that was offline, and sent when the case had moved on; the second is kept and set aside.
  await keep(khujand, late, { ...attended('2026-03-04T09:00:00.000Z', 'M1'), after: [opening] })
  const certified = { step: 'certify', at: '2026-03-04T10:00:00.000Z', answers: { score: 80 }, after: [opening] }
  await keep(khujand, late, certified)
  await signCheckpoint(worker, keys, witnessPath, new Date('2026-03-11T00:00:00Z'))
  await keep(khujand, unsigned, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M1'))
}

/** A statement, or more than one can say. */
export type Tampering = string | ((client: pg.Client) => Promise<unknown>)

/** What a verification finds when somebody with every right has done this to the database; it is taken back after. */
export async function afterTampering(
  { owner, keys }: TestJournal,
  ...tampering: readonly Tampering[]
): Promise<Break | undefined> {
  await owner.query('begin')
  try {
    // Foreign keys do not stop whoever owns the machine.
    await owner.query('set local session_replication_role = replica')
    for (const each of tampering) await (typeof each === 'string' ? owner.query(each) : each(owner))
    const verdict = await verifyWithin(owner, { programmes: [orientation], keys })
    return verdict.ok ? undefined : verdict.break
  } finally {
    await owner.query('rollback')
  }
}

/** What somebody does who knows how the chain is made: every hash of the case is computed anew. */
export const chainAnew = (caseId: string) => async (client: pg.Client) => {
  const { rows } = await client.query<{ seq: number; body: string }>(
    'select seq, body from safar.acts where case_id = $1 order by seq',
    [caseId],
  )
  let head: Buffer = beforeFirst
  for (const { seq, body } of rows) {
    head = link(head, body)
    await client.query('update safar.acts set hash = $3 where case_id = $1 and seq = $2', [caseId, seq, head])
  }
  await client.query('update safar.cases set head = $2, seq = $3 where id = $1', [caseId, head, rows.length])
}
