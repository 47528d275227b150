import { lastMonth } from '#app/generate/write.ts'
import type { Phrase } from '#kernel/words.ts'
import { openWorkshop } from '#publish/desk/workshop.ts'
import { release } from '#publish/release/decide.ts'
import { prepareCandidate } from '#publish/release/prepare.ts'
import { findCandidate, keepApproval } from '#store/candidates.ts'
import type { Office } from '#web/office.ts'

import { demoPosts } from './posts.ts'
import { accountOf } from './staff.ts'

const name = 'demo-first'
const tables = ['prospective.contracts', 'prospective.schooling']

const said: Readonly<Record<'title' | 'about' | 'notes', Phrase>> = {
  title: {
    tg: 'Муҳоҷирони оянда: таҳсил ва шартномаҳо (намоиш)',
    ru: 'Выезжающие мигранты: образование и договоры (демонстрация)',
    en: 'Prospective migrants: education and contracts (demonstration)',
  },
  about: {
    tg: 'Нашри аввал, ки нишон медиҳад, ҷадвалҳои ҳифзшуда чӣ намуд доранд.',
    ru: 'Первый выпуск: показывает, как выглядят защищённые таблицы.',
    en: 'A first release, which shows what protected tables look like.',
  },
  notes: {
    tg: 'Ҳамаи рақамҳо сохтаанд.',
    ru: 'Все показатели вымышлены.',
    en: 'Every figure is invented.',
  },
}

/** Makes one release of the invented registers, by the way that every release takes: counted, attacked, approved by two people, signed. */
export async function putRelease(
  office: Office,
  { seed, now }: { readonly seed: string; readonly now: Date },
): Promise<void> {
  const hands = demoPosts
    .filter(({ functions }) => functions.includes('statistician'))
    .flatMap((post) => {
      const holder = post.holders.at(-1)
      return holder ? [{ post: post.id, account: accountOf(seed, holder, now), now }] : []
    })
  const [first] = hands
  if (!first || hands.length < 2) throw new Error('The demonstration has no two statisticians')
  const room = await openWorkshop(office, { id: name, signal: new AbortController().signal, report: () => undefined })
  try {
    const text = { name, licence: 'CC-BY-4.0', ...said, revises: null, embargo: null, access: [] }
    const prepared = await prepareCandidate(room, { tables, text, asOf: endOf(lastMonth(now)), by: first })
    if (!prepared.ok) throw new Error(`The demonstration breaks a rule: ${prepared.why.why}`)
    const found = await findCandidate(office.database, first.post, prepared.value)
    for (const { post, account } of hands)
      await keepApproval(office.database, {
        candidate: prepared.value,
        digest: found?.kept.digest ?? '',
        kind: 'approval',
        post,
        account,
        reason: '',
        givenAt: now,
      })
    const { worker, witness } = office.press
    const done = await release(
      { worker, keys: office.keys, witness },
      { candidate: prepared.value, synthetic: true, by: first },
    )
    // It is there already where an earlier filling was broken off after it.
    if (!done.ok && done.why.why !== 'name-taken') throw new Error(`The demonstration breaks a rule: ${done.why.why}`)
  } finally {
    room.close()
  }
}

const endOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)
