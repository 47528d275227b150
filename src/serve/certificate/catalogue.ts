import type { Catalogue } from '#kernel/claim.ts'
import type { Language } from '#kernel/words.ts'
import type { Office } from '#web/office.ts'

/** Every course that a certificate may name, with its name in a language. */
export const catalogueOf = ({ programmes, curriculum }: Office, language: Language): Catalogue =>
  Object.fromEntries(
    [...programmes.values()].flatMap(({ name, certificate, seating, words }) => {
      if (!certificate) return []
      const { months } = certificate
      const courses = seating ? curriculum.courses : []
      return [
        [name, { name: words[language].certificate?.course ?? name, months }] as const,
        ...courses.map((course) => [course.id, { name: course.name[language], months }] as const),
      ]
    }),
  )
