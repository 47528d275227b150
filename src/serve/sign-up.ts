import { createHmac } from 'node:crypto'

import type { Outcome, Problem, Refusal } from '#kernel/outcome.ts'
import { bad, good } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type CountedSession, type JoinedSession, sessionOf } from '#store/course-sessions.ts'
import type { Keys } from '#store/keys.ts'
import type { Acting, Office } from '#web/office.ts'

import { isId } from './envelope.ts'
import { submit } from './submit.ts'

/** Who acts when somebody acts by themselves: no account at all. */
export const selfAccount = '00000000-0000-8000-8000-000000000000'

interface SigningUp {
  readonly programme: Programme
  readonly session: CountedSession
  /** Made where the form was drawn, so that sending it twice signs up once; whoever has it sees their place. */
  readonly ticket: string
  readonly answers: LooseAnswers
}

export interface Unsigned {
  readonly why: Refusal
  readonly problems: readonly Problem[]
}

/**
 * Signs somebody up for a session by themselves: opens a case at the post that teaches it and takes a place for it. Nothing is looked
 * for and nothing is told but the place, so nobody learns whether a person was known before.
 */
export function signUp(
  office: Office,
  { programme, session, ticket, answers }: SigningUp,
): Promise<Outcome<JoinedSession, Unsigned>> {
  const { intake, seating } = programme
  if (!intake || !seating) throw new Error(`${programme.name} lets nobody sign up`)
  const acting: Acting = { account: selfAccount, post: session.trainer, desk: '', functions: [intake.by] }
  const id = caseOf(office.keys, ticket)
  const sent = { case: id, programme: programme.name, version: programme.version }
  const asked = Object.fromEntries(Object.entries(answers).filter(([name]) => intake.asks.includes(name)))
  return inTurn(session.id, async () => {
    const verdicts = await submit(
      office,
      acting,
      [
        { ...sent, id: idOf(office.keys, `open/${ticket}`), step: intake.step, answers: asked },
        {
          ...sent,
          id: idOf(office.keys, `join/${ticket}`),
          step: seating.joins,
          answers: { [seating.question]: session.id },
        },
      ],
      { whole: true },
    )
    const refused = verdicts.flatMap((each) => (each.verdict === 'refused' ? [each] : []))
    const [first] = refused.toSorted(
      (one, other) => Number(one.why === 'others-refused') - Number(other.why === 'others-refused'),
    )
    if (first) return bad({ why: first.why, problems: first.problems ?? [] })
    const joined = await sessionOf(office.database, id)
    return joined ? good(joined) : bad({ why: 'no-such-session' as const, problems: [] })
  })
}

/** Where whoever has a ticket sits or waits; `undefined` when nobody has signed up with it. */
export const placeOf = async ({ database, keys }: Office, ticket: string): Promise<JoinedSession | undefined> =>
  isId(ticket) ? sessionOf(database, caseOf(keys, ticket)) : undefined

/** The number by which a place can be asked about at a centre: the end of the case's own. */
export const numberOf = (caseId: string): string => caseId.slice(-6).toUpperCase()

/** The case that a ticket opens. Made with a key of ours: nobody can choose a ticket that leads to a case of somebody else. */
export const caseOf = (keys: Keys, ticket: string): string => idOf(keys, `case/${ticket}`)

function idOf({ finding }: Keys, what: string): string {
  const hash = createHmac('sha256', finding).update(`sign-up\n${what}`).digest('hex')
  // RFC 9562: version 8 is for numbers made in a way of one's own.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

const turns = new Map<string, Promise<unknown>>()

/** Lets one after another take a place in a session, so that the place that is told is the place that is kept. */
export async function inTurn<Result>(session: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(session) ?? Promise.resolve()
  const mine = before.then(work, work)
  const settled = mine.then(
    () => undefined,
    () => undefined,
  )
  turns.set(session, settled)
  try {
    return await mine
  } finally {
    if (turns.get(session) === settled) turns.delete(session)
  }
}
