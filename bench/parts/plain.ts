import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'

import { readAnswers } from '#kernel/answers.ts'
import { type SentAct, readEnvelope } from '#serve/envelope.ts'
import type { Database } from '#store/database.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'
import { signed } from '#web/signed.ts'

/** Makes the table of the plain insert, as long as the journal. */
export async function makePlainTable(owner: Database): Promise<void> {
  await sql`create schema bench`.execute(owner)
  await sql`create table bench.plain (id uuid primary key, case_id uuid not null, body text not null)`.execute(owner)
  await sql`insert into bench.plain select id, case_id, body from safar.acts`.execute(owner)
  await sql`grant usage on schema bench to web`.execute(owner)
  await sql`grant insert on bench.plain to web`.execute(owner)
}

/**
 * What the journal is measured against: the same server, the same check of the session, the same reading of each act
 * by the kernel, then one insert of the batch. Nothing is looked up, sealed, folded, chained, projected or guarded.
 */
export function plainRoute(server: FastifyInstance, office: Office): void {
  server.post<{ Body: { readonly acts: readonly unknown[] } }>(
    '/bench/plain',
    { serializerCompiler: () => JSON.stringify },
    async (request) => {
      const { acting } = signed(request)
      const acts = request.body.acts.map((sent) => read(office, sent))
      await insert(office, acting, acts)
      return { verdicts: acts.map((act) => ({ id: act.id, verdict: 'kept', case: act.case, state: 'read' })) }
    },
  )
}

function read(office: Office, sent: unknown): SentAct {
  const act = readEnvelope(sent)
  if (!act.ok) throw new Error('The envelope of an act is malformed')
  const { programme: name, step, at = office.now().toISOString() } = act.value
  const programme = office.programmes.get(name)
  if (!programme) throw new Error('The programme of an act is unknown')
  const circumstances = { today: dayIn(office.zone, at), lists: office.lists }
  const { answers, problems } = readAnswers(programme, { step, known: {}, answers: act.value.answers }, circumstances)
  if (problems.length > 0) throw new Error('The answers of an act have problems')
  return { ...act.value, at, answers }
}

async function insert({ database, now }: Office, { post, account }: Acting, acts: readonly SentAct[]): Promise<void> {
  const received = now().toISOString()
  const bodies = acts.map((act) => JSON.stringify({ ...act, by: { post, account }, received }))
  await sql`
    insert into bench.plain (id, case_id, body) select * from unnest(
      ${acts.map((act) => act.id)}::uuid[], ${acts.map((act) => act.case)}::uuid[], ${bodies}::text[])`.execute(
    database,
  )
}
