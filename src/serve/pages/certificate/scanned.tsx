import type { Language } from '#kernel/words.ts'
import { Facts } from '#screen/facts.tsx'
import { Notice } from '#screen/notice.tsx'
import type { Tone } from '#screen/tone.ts'
import { catalogueOf } from '#serve/certificate/catalogue.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/certificate/words.ts'

// How each answer looks; only one of them is good news.
const tones = {
  valid: 'ok',
  revoked: 'bad',
  expired: 'bad',
  forged: 'bad',
  'not-yet': 'warn',
  'unknown-course': 'warn',
  'unknown-key': 'warn',
  unchecked: 'warn',
  cannot: 'warn',
} as const satisfies Record<string, Tone>

/**
 * Every answer to what was scanned, as templates that nobody sees or hears: what was scanned stands behind the `#` of the address and
 * never comes to a server, so the browser takes the right one and fills in what the certificate says.
 */
export function ScannedAnswer({ desk, language }: { readonly desk: Office; readonly language: Language }) {
  const { check: say } = words[language]
  return (
    <section
      class="card"
      hidden
      data-scanned
      data-catalogue={JSON.stringify(catalogueOf(desk, language))}
      data-zone={desk.zone}
      data-age={JSON.stringify({ age: say.age, fresh: say.fresh, noList: say.noList })}
    >
      <div class="stack" aria-live="polite" data-answer />
      <template data-standing="checking">
        <p>{say.checking}</p>
      </template>
      {(Object.keys(tones) as (keyof typeof tones)[]).map((standing) => (
        <template key={standing} data-standing={standing}>
          <Notice tone={tones[standing]} title={say.states[standing]}>
            <p>{say.says[standing]}</p>
          </Notice>
        </template>
      ))}
      <template data-standing="facts">
        <Facts
          facts={[
            { asked: say.name, answered: <strong data-part="name" /> },
            { asked: say.course, answered: <span data-part="course" /> },
            { asked: say.date, answered: <span data-part="date" /> },
            { asked: say.until, answered: <span data-part="until" /> },
            { asked: say.number, answered: <span data-part="number" /> },
            { asked: say.list, answered: <span data-part="list" /> },
          ]}
        />
      </template>
    </section>
  )
}
