/** A Tajik name as an office that writes Russian spells it: `Ҷӯраев` becomes `Джураев`. */
export const inRussian = (name: string): string => spelled(name, russian)

/** A Tajik name as a passport prints it in Latin letters: `Ҷӯраев` becomes `Juraev`. */
export const inLatin = (name: string): string => spelled(name, latin)

const russian: Readonly<Record<string, string>> = { ғ: 'г', қ: 'к', ҳ: 'х', ҷ: 'дж', ӯ: 'у', ӣ: 'и' }

const latin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ғ: 'gh', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', ӣ: 'i', й: 'y', к: 'k', қ: 'q', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ӯ: 'u', ф: 'f', х: 'kh', ҳ: 'h', ч: 'ch', ҷ: 'j', ш: 'sh', ъ: '', э: 'e', ю: 'yu', я: 'ya',
} // prettier-ignore

const spelled = (name: string, letters: Readonly<Record<string, string>>) =>
  name.replaceAll(/\p{L}/gu, (letter) => {
    const small = letter.toLowerCase()
    const other = letters[small] ?? small
    return small === letter ? other : other.slice(0, 1).toUpperCase() + other.slice(1)
  })
