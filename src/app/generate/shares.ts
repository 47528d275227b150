// Data, not logic. What the sources say stands with its source; the other shares are assumptions, made so that small corridors,
// trades and districts exist and the protection of tables has work to do. None is printed.
import type { Weighted } from '#app/demo/random.ts'

/** Of those who leave, 14 to 15 in a hundred are women (Ministry of Labour, 2019 and 2023). */
export const women = 0.145

/** Where people leave for: 96.2 % for Russia in 2023 (Ministry of Labour, in centralasia.news, 2024-02-15); the rest is an assumption. */
export const destinations: Weighted<string> = [
  ['RUS', 0.962], ['KAZ', 0.02], ['UZB', 0.004], ['TUR', 0.004], ['GBR', 0.002], ['KOR', 0.001], ['POL', 0.001], ['DEU', 0.001], ['ARE', 0.001],
  ['QAT', 0.001], ['KGZ', 0.0006], ['USA', 0.0004], ['SAU', 0.0003], ['JPN', 0.0002], ['CHN', 0.0003], ['IRN', 0.0002], ['BLR', 0.0003],
  ['LVA', 0.0001], ['LTU', 0.0002], ['CZE', 0.0001], ['SVK', 0.0001], ['HUN', 0.0001], ['BGR', 0.0001], ['ROU', 0.0001], ['ISR', 0.0001],
] // prettier-ignore

/** Ages five years at a time, the youngest of each: an assumption. */
export const ages: Weighted<number> = [
  [15, 0.06], [20, 0.22], [25, 0.21], [30, 0.16], [35, 0.12], [40, 0.09], [45, 0.07], [50, 0.04], [55, 0.02], [60, 0.008], [65, 0.002],
] // prettier-ignore

/** Levels of ISCED, around the 44 % with upper secondary school that IOM found among those who came back in 2024; '' does not say. */
export const education: Weighted<string> = [
  ['1', 0.03], ['2', 0.24], ['3', 0.47], ['4', 0.08], ['5', 0.06], ['6', 0.05], ['7', 0.02], ['', 0.05],
] // prettier-ignore

/** By month, January first: an assumption, with a peak in spring for departures and in late autumn for returns. */
export const leavingMonths = [0.06, 0.09, 0.14, 0.13, 0.11, 0.09, 0.08, 0.08, 0.08, 0.06, 0.04, 0.04]
export const returningMonths = [0.06, 0.05, 0.05, 0.05, 0.06, 0.06, 0.07, 0.07, 0.08, 0.11, 0.16, 0.18]
export const everyMonth = Array.from({ length: 12 }, () => 1 / 12)

/** Occupations by ISCO-08 unit group: an assumption after the sectors that returning migrants name (IOM, 2023). */
export const trades: Readonly<Record<'F' | 'M', Weighted<string>>> = {
  M: [
    ['9313', 0.2], ['7112', 0.09], ['7114', 0.06], ['7123', 0.06], ['7131', 0.05], ['7126', 0.03], ['7212', 0.04], ['7411', 0.03], ['8322', 0.08],
    ['8332', 0.05], ['9333', 0.08], ['9621', 0.05], ['9613', 0.04], ['5120', 0.02], ['9412', 0.02], ['5223', 0.03], ['6113', 0.02], ['9211', 0.03],
    ['2411', 0.002], ['2221', 0.001], ['1323', 0.001], ['', 0.04],
  ],
  F: [
    ['9112', 0.2], ['5223', 0.16], ['5120', 0.12], ['9412', 0.12], ['7531', 0.1], ['5322', 0.09], ['9613', 0.06], ['9211', 0.04], ['6113', 0.03],
    ['2221', 0.01], ['2341', 0.004], ['9313', 0.01], ['', 0.05],
  ],
} // prettier-ignore

/** Sections of ISIC: construction 43–45 %, services 18 %, transport 11 %, manufacturing 7 %, trade 5 % (IOM, 2023 and 2024). */
export const sectors: Readonly<Record<'F' | 'M', Weighted<string>>> = {
  M: [
    ['F', 0.49], ['H', 0.13], ['N', 0.1], ['S', 0.06], ['C', 0.07], ['G', 0.05], ['A', 0.04], ['I', 0.03], ['B', 0.004], ['E', 0.01], ['Q', 0.002],
    ['J', 0.001], ['P', 0.001], ['', 0.012],
  ],
  F: [
    ['I', 0.22], ['G', 0.2], ['N', 0.18], ['C', 0.13], ['T', 0.1], ['S', 0.06], ['Q', 0.04], ['A', 0.04], ['P', 0.01], ['F', 0.01], ['', 0.01],
  ],
} // prettier-ignore

/** Months abroad, as classes: 4–6 months 12 %, 7–12 months 41 %, 1–3 years 39 %, 3–5 years 6 % (IOM, November 2023). */
export const stays: Weighted<readonly [least: number, most: number]> = [
  [[0, 3], 0.02], [[4, 6], 0.12], [[7, 12], 0.41], [[13, 36], 0.39], [[37, 60], 0.05], [[61, 180], 0.01],
] // prettier-ignore

/** Why people came back; removals after the 30,000 of 2024 among some 600,000 returns (Prosecutor General, in Asia-Plus, 2025-02-14). */
export const reasons: Weighted<string> = [
  ['season-ended', 0.32], ['contract-ended', 0.12], ['family', 0.24], ['health', 0.05], ['no-work', 0.1], ['papers', 0.06], ['removed', 0.04],
  ['entry-ban', 0.03], ['other', 0.04],
] // prettier-ignore

/** How long entry bans last: an assumption. */
export const bans: Weighted<string> = [['up-to-3', 0.4], ['4-to-5', 0.5], ['6-to-10', 0.08], ['for-life', 0.02]] // prettier-ignore

/** Citizenships of foreign workers: two thirds Chinese, some 1,000 of 6,500 from Afghanistan, Iran and India (Asia-Plus, 2025-05-14). */
export const citizenships: Weighted<string> = [
  ['CHN', 0.67], ['AFG', 0.07], ['IRN', 0.05], ['IND', 0.035], ['UZB', 0.045], ['RUS', 0.03], ['TUR', 0.03], ['KGZ', 0.02], ['KAZ', 0.012], ['PAK', 0.01],
  ['KOR', 0.004], ['ITA', 0.004], ['DEU', 0.003], ['GBR', 0.003], ['USA', 0.004], ['FRA', 0.002], ['JPN', 0.002], ['UKR', 0.003], ['BLR', 0.002],
  ['ARE', 0.001], ['QAT', 0.001],
] // prettier-ignore

export const foreignTrades: Weighted<string> = [
  ['7112', 0.12], ['7114', 0.1], ['9313', 0.14], ['8111', 0.08], ['8342', 0.07], ['7212', 0.06], ['7411', 0.05], ['2142', 0.06], ['3123', 0.05],
  ['2146', 0.03], ['1323', 0.03], ['1420', 0.04], ['5223', 0.05], ['3115', 0.03], ['2643', 0.02], ['2310', 0.01], ['2212', 0.005], ['', 0.055],
] // prettier-ignore
export const foreignSectors: Weighted<string> = [
  ['F', 0.44], ['B', 0.17], ['C', 0.13], ['D', 0.05], ['G', 0.09], ['I', 0.03], ['H', 0.02], ['A', 0.02], ['M', 0.015], ['P', 0.01], ['Q', 0.005],
  ['J', 0.006], ['', 0.014],
] // prettier-ignore

/** Where transfers come from: nearly all from Russia; the rest is an assumption. */
export const corridors: Weighted<string> = [
  ['RUS', 0.925], ['KAZ', 0.022], ['USA', 0.011], ['TUR', 0.009], ['DEU', 0.006], ['UZB', 0.006], ['KOR', 0.004], ['GBR', 0.004], ['POL', 0.003],
  ['ARE', 0.003], ['CHN', 0.002], ['KGZ', 0.002], ['QAT', 0.0008], ['JPN', 0.0006], ['ISR', 0.0004], ['SAU', 0.0004], ['CZE', 0.0003], ['LTU', 0.0003],
  ['CAN', 0.0002],
] // prettier-ignore
