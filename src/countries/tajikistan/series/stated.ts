import type { CellKey, Observation, Precision } from '#kernel/series.ts'
import type { Phrase } from '#kernel/words.ts'

/** One thing in the three languages, on one line. */
export const say = (tg: string, ru: string, en: string): Phrase => ({ tg, ru, en })

interface More {
  readonly by?: CellKey
  readonly precision?: Precision
  readonly note?: Phrase
  /** Nobody has seen it in its source: kept as a lead, shown as unverified, drawn nowhere. */
  readonly unverified?: true
}

/** A value as a source states it, under a definition. */
export const stated =
  (source: string, definition: string) =>
  (time: string, value: number, { by = {}, precision = 'exact', note, unverified }: More = {}): Observation => ({
    time,
    by,
    value,
    precision,
    source,
    definition,
    status: unverified ? 'unverified' : 'verified',
    ...(note && { note }),
  })

/** The note on a value whose year the source, as read, does not show. */
export const yearInferred = say(
  'Сол дар порчаи хондашуда нишон дода нашудааст; онро мо тахмин кардем.',
  'Год в прочитанном отрывке не указан; он выведен нами.',
  'The year is not shown in the passage that was read; we inferred it.',
)

/** The breakdowns that several series share, under the same codes: SDMX for sex, ISO 3166-1 for countries. */
export const sex = {
  name: say('Ҷинс', 'Пол', 'Sex'),
  codes: { F: say('Занон', 'Женщины', 'Women'), M: say('Мардон', 'Мужчины', 'Men') },
}
export const countryTo = { name: say('Ба куҷо', 'Куда', 'Where to'), list: 'country' }
export const countryFrom = { name: say('Аз куҷо', 'Откуда', 'Where from'), list: 'country' }
