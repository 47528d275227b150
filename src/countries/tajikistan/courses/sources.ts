import type { CourseSource } from '#kernel/course.ts'

/** What the texts of the courses stand on. Newspapers are named as such: whoever owns a text confirms it against the rule itself. */
export const sources = {
  recruitment: {
    title: 'ILO, General principles and operational guidelines for fair recruitment',
    url: 'https://www.ilo.org/fairrecruitment',
    published: '2019',
  },
  agencies: { title: 'ILO, Private Employment Agencies Convention No. 181, Article 7', published: '1997' },
  consular: { title: 'Vienna Convention on Consular Relations, Article 36', published: '1963' },
  trafficking: {
    title: 'UN Protocol to Prevent, Suppress and Punish Trafficking in Persons, Article 3',
    published: '2000',
  },
  traffickingLaw: { title: 'Republic of Tajikistan, Law on counteracting trafficking in persons', published: '2014' },
  forcedLabour: { title: 'ILO, Indicators of forced labour', published: '2012' },
  safety: { title: 'ILO, Occupational Safety and Health Convention No. 155, Articles 13 and 21', published: '1981' },
  tuberculosis: {
    title: 'WHO, Tuberculosis: fact sheet',
    url: 'https://www.who.int/news-room/fact-sheets/detail/tuberculosis',
  },
  hiv: { title: 'WHO, HIV and AIDS: fact sheet', url: 'https://www.who.int/news-room/fact-sheets/detail/hiv-aids' },
  exam: { title: 'Sputnik Tajikistan; Nezavisimaya Gazeta', published: '2015-05-29; 2024-08-05' },
  medical: {
    title: 'Bright Uzbekistan, on the Russian law of 29 December 2021',
    url: 'https://brightuzbekistan.uz',
    published: '2021',
  },
  expulsion: {
    title: 'Asia-Plus, on the Russian expulsion regime',
    url: 'https://asiaplustj.info',
    published: '2025-02-14',
  },
  removals: { title: 'Asia-Plus; The Times of Central Asia', published: '2025' },
  centres: { title: 'Asia-Plus; MENAFN', published: '2024-03-20; 2025-08-30' },
  validation: {
    title: 'Order 568 on the recognition of the competences of adults (CIS Legislation; DVV International)',
    published: '2017-12-05',
  },
  counselling: { title: 'Migration Service of Tajikistan, nine months of 2024', published: '2024' },
  familyCode: { title: 'Republic of Tajikistan, Family Code', published: '1998' },
  transfers: {
    title: 'World Bank, Remittance Prices Worldwide',
    url: 'https://remittanceprices.worldbank.org',
  },
} as const satisfies Readonly<Record<string, CourseSource>>
