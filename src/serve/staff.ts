import { findCode } from '#kernel/codelist.ts'
import { type Language, type Phrase, byAlphabet } from '#kernel/words.ts'
import type { OptionGroup } from '#screen/form/option.ts'
import type { ListedPost } from '#store/directory.ts'
import { openText, ownerOf } from '#store/seal.ts'
import type { Office } from '#web/office.ts'
import { words } from '#words/posts/words.ts'

/** The name of a place; without a code it is the whole country. */
export const sayPlace = ({ lists }: Office, language: Language, place: string | null): string =>
  place === null
    ? words[language].wholeCountry
    : (lists['place'] && findCode(lists['place'], place)?.name[language]) || place

/** What posts are for, in words. */
export const sayFunctions = (language: Language, functions: ListedPost['functions']): string =>
  functions.map((each) => words[language].functions[each]).join(', ')

/** The name of somebody who holds or held a post. */
export const sayName = ({ keys }: Office, account: string, sealedName: string): string =>
  openText(keys, sealedName, ownerOf.account(account))

/** The names of some accounts, opened. */
export const openNames = (office: Office, sealed: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...sealed].map(([account, name]) => [account, sayName(office, account, name)]))

/** The title of a post, or its short name when it is not known here. */
export const sayPost = (titles: ReadonlyMap<string, Phrase>, language: Language, post: string): string =>
  titles.get(post)?.[language] ?? post

/** All places to choose from, districts under their region, regions first of all. */
export function placeOptions({ lists }: Office, language: Language): readonly OptionGroup[] {
  const known = (lists['place']?.codes ?? []).filter(({ retired }) => !retired)
  const regions = known.filter(({ within }) => within === undefined)
  const option = ({ code, name }: (typeof known)[number]) => ({ value: code, label: name[language] })
  return regions.map((region) => ({
    label: region.name[language],
    options: [
      option(region),
      ...known
        .filter(({ within }) => within === region.code)
        .map(option)
        .toSorted((one, other) => byAlphabet(one.label, other.label)),
    ],
  }))
}
