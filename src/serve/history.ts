import { inOrder } from '#kernel/act.ts'
import type { Definition } from '#kernel/definition.ts'
import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { sayMoment } from '#screen/date.ts'
import type { TimelineAct } from '#screen/timeline.tsx'
import { accountNames } from '#store/accounts.ts'
import { actsOf } from '#store/acts.ts'
import type { KeptAct } from '#store/chain.ts'
import { findDefinitions } from '#store/definitions.ts'
import { postTitles } from '#store/posts.ts'
import { openAnswers, openText, ownerOf } from '#store/seal.ts'
import type { Acting, Office } from '#web/office.ts'
import { words as orientationWords } from '#words/orientation/words.ts'
import { words as postWords } from '#words/posts/words.ts'
import { words } from '#words/serve/words.ts'

import type { OpenedCase } from './opened-case.ts'
import { sayAnswer, sayDone, sayRefusal } from './say.ts'
import { seenAnswers } from './sight.ts'
import { selfAccount } from './sign-up.ts'
import { sayPost } from './staff.ts'
import { toldOf } from './told.ts'

// Acts entered later than this after they happened say so: they came from a device without a network, or from memory.
const worthSaying = 60 * 60_000

/** Everything that was done to a case, newest first, each act in the words that were asked at the time. */
export async function historyOf(
  office: Office,
  acting: Acting,
  language: Language,
  opened: OpenedCase,
): Promise<readonly TimelineAct[]> {
  const acts = await actsOf(office.database, acting.post, [opened.now.id])
  const definitions = await findDefinitions(
    office.database,
    acts.map(({ definition }) => definition),
  )
  const posts = await postTitles(
    office.database,
    unique(acts.flatMap(({ by }) => (by.for === undefined ? [by.post] : [by.post, by.for]))),
  )
  const names = await accountNames(office.database, unique(acts.map(({ by }) => by.account)))
  const done = acts
    .toSorted((one, other) => inOrder(other, one))
    .map((act) => {
      const sealedName = names.get(act.by.account)
      const aside = opened.now.setAside.find((each) => each.act === act.id)
      return {
        id: act.id,
        title: sayDone(language, definitions.get(act.definition)?.words[language], act.step),
        at: act.at,
        who:
          sealedName === undefined
            ? act.by.account === selfAccount
              ? orientationWords[language].signUp.themselves
              : act.by.account
            : openText(office.keys, sealedName, ownerOf.account(act.by.account)),
        place: placeOf(language, posts, act),
        ...noteOf(office, language, act),
        ...(aside && {
          chip: {
            tone: 'warn' as const,
            says: fill(words[language].case.setAside, { why: sayRefusal(language, aside.why) }),
          },
        }),
        answers: answersOf(office, language, opened, act, definitions.get(act.definition)),
      }
    })
  return [...done, ...(await glassesIn(office, acting, language, opened))]
}

/** Who opened the case out of reach, among what was done to it. */
async function glassesIn(
  office: Office,
  acting: Acting,
  language: Language,
  { now, wrapped }: OpenedCase,
): Promise<readonly TimelineAct[]> {
  const { case: say } = postWords[language]
  const told = await toldOf(office, acting, { id: now.id, wrapped })
  return told.map(({ glass, who, post, why }) => ({
    id: glass.id,
    title: say.glassTitle,
    at: glass.brokenAt.toISOString(),
    who,
    place: post?.[language] ?? glass.post,
    chip: {
      tone: 'warn' as const,
      says: fill(say.glassUntil, { until: sayMoment(language, glass.until.toISOString(), office.zone) }),
    },
    answers: [{ asked: say.glassWhy, answered: why }],
  }))
}

function placeOf(language: Language, posts: ReadonlyMap<string, Phrase>, { by }: KeptAct): string {
  const post = sayPost(posts, language, by.post)
  if (by.for === undefined) return post
  return `${post}, ${fill(postWords[language].case.forPost, { post: sayPost(posts, language, by.for) })}`
}

const unique = (texts: readonly string[]) => [...new Set(texts)]

const noteOf = ({ zone }: Office, language: Language, { at, received }: KeptAct) =>
  Date.parse(received) - Date.parse(at) < worthSaying
    ? {}
    : { note: fill(words[language].case.receivedLater, { when: sayMoment(language, received, zone) }) }

function answersOf(
  { lists }: Office,
  language: Language,
  { keys, programme, reader }: OpenedCase,
  act: KeptAct,
  definition: Definition | undefined,
) {
  const answers = seenAnswers(programme, reader, openAnswers(programme.record, keys, act.case, act.answers))
  const order = Object.keys(definition?.record ?? programme.record)
  return Object.entries(answers)
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([name, value]) => {
      const asked = definition?.words[language].fields[name]
      return {
        asked: asked?.label ?? name,
        answered: sayAnswer({ language, lists }, definition?.record[name], asked, value),
      }
    })
}
