// Groups of our own choice, so that every country belongs to exactly one. Russian and Tajik: for a native reader's review.
import { type Code, defineCodelist } from '#kernel/codelist.ts'

import { countries } from './iso-3166.ts'

type Row = readonly [code: string, en: string, ru: string, tg: string, members: string]

const rows: readonly Row[] = [
  // CIS Executive Committee: members, with Turkmenistan as an associate. What each of them ratified is not asked here.
  ['G_CIS', 'Commonwealth of Independent States', 'Содружество Независимых Государств', 'Иттиҳоди Давлатҳои Мустақил', 'ARM AZE BLR KAZ KGZ MDA RUS TJK TKM UZB'],
  // The 27 member states since 1 February 2020 (Treaty on European Union).
  ['G_EU', 'European Union', 'Европейский союз', 'Иттиҳоди Аврупо', 'AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE'],
  // Charter of the Cooperation Council for the Arab States of the Gulf, 1981.
  ['G_GCC', 'Arab states of the Gulf', 'Арабские государства Залива', 'Давлатҳои арабии Халиҷ', 'ARE BHR KWT OMN QAT SAU'],
  // What is left of each continent (United Nations M49, regions).
  ['G_EUR', 'Rest of Europe', 'Остальная Европа', 'Боқимондаи Аврупо', 'ALA ALB AND BIH CHE FRO GBR GGY GIB IMN ISL JEY LIE MCO MKD MNE NOR SJM SMR SRB UKR VAT'],
  ['G_ASI', 'Rest of Asia', 'Остальная Азия', 'Боқимондаи Осиё', 'AFG BGD BRN BTN CHN GEO HKG IDN IND IRN IRQ ISR JOR JPN KHM KOR LAO LBN LKA MAC MDV MMR MNG MYS NPL PAK PHL PRK PSE SGP SYR THA TLS TUR TWN VNM YEM'],
  ['G_AFR', 'Africa', 'Африка', 'Африқо', 'AGO ATF BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ IOT KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE'],
  ['G_AME', 'Americas', 'Америка', 'Амрико', 'ABW AIA ARG ATG BES BHS BLM BLZ BMU BOL BRA BRB CAN CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GRL GTM GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SPM SUR SXM TCA TTO URY USA VCT VEN VGB VIR BVT'],
  ['G_OCE', 'Oceania and Antarctica', 'Океания и Антарктика', 'Уқёнусия ва Антарктика', 'ASM ATA AUS CCK COK CXR FJI FSM GUM HMD KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV UMI VUT WLF WSM'],
] // prettier-ignore

const status: Code['status'] = { ru: 'unverified', tg: 'unverified' }
const groupOf = new Map(rows.flatMap(([group, , , , members]) => members.split(' ').map((member) => [member, group])))

/** Groups of countries, and each country within its group: a level for tables, never an answer. */
export const countryGroups = defineCodelist({
  name: 'country-group',
  source:
    'CIS Executive Committee, Treaty on European Union, Gulf Cooperation Council; for the rest regions of M49; the division is our own',
  codes: [
    ...rows.map(([code, en, ru, tg]): Code => ({ code, name: { tg, ru, en }, status })),
    ...countries.codes.map(({ code, name }): Code => {
      const within = groupOf.get(code)
      return { code, name, ...(within !== undefined && { within }) }
    }),
  ],
})
