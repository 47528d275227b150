import { type Language, fill } from '#kernel/words.ts'
import { sayDate } from '#screen/date.ts'
import { type Office, dayIn } from '#web/office.ts'

/** A sentence with the day that a moment fell on in the country. */
export const dayOf = ({ zone }: Office, language: Language, sentence: string, moment: Date): string =>
  fill(sentence, { day: sayDate(language, dayIn(zone, moment)) })
