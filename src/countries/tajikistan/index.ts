import { occupations } from '#countries/codes/isco-08.ts'
import { countries } from '#countries/codes/iso-3166.ts'
import { defineCountry } from '#kernel/country.ts'

import { agencies } from './agencies.ts'
import { destinations } from './destinations.ts'
import { education } from './education.ts'
import { spokenLanguages } from './languages.ts'
import { numbering } from './numbering.ts'
import { orientationModules } from './orientation-modules.ts'
import { partners } from './partners.ts'
import { places } from './places.ts'

/**
 * Tajikistan, the first country of Safar.
 * For the server alone: the lists are long, and the browser is sent only what a page shows.
 */
export const tajikistan = defineCountry({
  code: 'TJK',
  alpha2: 'TJ',
  name: { tg: 'Тоҷикистон', ru: 'Таджикистан', en: 'Tajikistan' },
  languages: ['tg', 'ru', 'en'],
  timeZone: 'Asia/Dushanbe',
  numbering,
  codelists: {
    place: places,
    country: countries,
    destination: destinations,
    occupation: occupations,
    education,
    language: spokenLanguages,
    'orientation-module': orientationModules,
  },
  agencies,
  partners,
})
