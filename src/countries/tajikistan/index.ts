import { ages } from '#countries/codes/ages.ts'
import { countryGroups } from '#countries/codes/country-groups.ts'
import { occupations } from '#countries/codes/isco-08.ts'
import { sectors } from '#countries/codes/isic-4.ts'
import { countries } from '#countries/codes/iso-3166.ts'
import { defineCountry } from '#kernel/country.ts'

import { agencies } from './agencies.ts'
import { curriculum } from './courses/index.ts'
import { destinations } from './destinations.ts'
import { education } from './education.ts'
import { spokenLanguages } from './languages.ts'
import { missingFigures } from './missing-figures.ts'
import { numbering } from './numbering.ts'
import { orientationModules } from './orientation-modules.ts'
import { partners } from './partners.ts'
import { places } from './places.ts'
import { series } from './series/index.ts'
import { shapes } from './shapes.ts'

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
    age: ages,
    country: countries,
    'country-group': countryGroups,
    destination: destinations,
    occupation: occupations,
    sector: sectors,
    education,
    language: spokenLanguages,
    'orientation-module': orientationModules,
  },
  agencies,
  partners,
  series,
  missingFigures,
  shapes,
  curriculum,
})
