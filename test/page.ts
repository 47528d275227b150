import type { Inputs } from './visitor.ts'

// What our own pages write is regular enough for patterns: every value stands in double quotes, nothing is left open.
const tag = (name: string) => new RegExp(`<(${name})((?:\\s[^\\s=>/]+(?:="[^"]*")?)*)\\s*/?>`, 'g')

type Attributes = Readonly<Record<string, string>>

const attributesIn = (text: string): Attributes =>
  Object.fromEntries(
    [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, decoded(value)]),
  )

const decoded = (text: string) =>
  text.replaceAll(
    /&(lt|gt|quot|amp|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
  )

/** The elements of a name in a page, each with its attributes and what stands between its ends. */
function elements(html: string, name: string): readonly { readonly attributes: Attributes; readonly inner: string }[] {
  return [...html.matchAll(tag(name))].map((match) => {
    const begin = match.index + match[0].length
    const end = html.indexOf(`</${match[1]}>`, begin)
    return { attributes: attributesIn(match[2] ?? ''), inner: end === -1 ? '' : html.slice(begin, end) }
  })
}

/** The words of a page as a person reads them. */
export const wordsOf = (html: string): string =>
  decoded(html.replace(/<head>.*?<\/head>/s, '').replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ')

/** Every address that a page leads to, sends to or loads. */
export const addressesIn = (html: string): readonly string[] =>
  [...html.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/gi)].map(([, address = '']) => decoded(address))

/** A form of a page as a browser without script has it. */
export interface PageForm {
  readonly action: string
  readonly method: string
  readonly sendsFiles: boolean
  /** What it sends, without the button that is pressed. */
  readonly inputs: Inputs
  /** The buttons that send something of their own. */
  readonly buttons: Inputs
}

export const formsIn = (html: string): readonly PageForm[] =>
  elements(html, 'form').map(({ attributes, inner }) => ({
    action: attributes['action'] ?? '',
    method: attributes['method'] ?? 'get',
    sendsFiles: attributes['enctype'] === 'multipart/form-data',
    inputs: [...inputsIn(inner), ...selectsIn(inner), ...textsIn(inner)],
    buttons: elements(inner, 'button')
      .filter(({ attributes: { type, name } }) => type === 'submit' && name !== undefined)
      .map(({ attributes: { name = '', value = '' } }) => [name, value]),
  }))

const inputsIn = (html: string): Inputs =>
  elements(html, 'input').flatMap(({ attributes: { name, type, value = '', checked } }) => {
    const isOff = (type === 'radio' || type === 'checkbox') && checked === undefined
    return name === undefined || type === 'file' || isOff ? [] : [[name, value] as const]
  })

const selectsIn = (html: string): Inputs =>
  elements(html, 'select').flatMap(({ attributes: { name }, inner }) => {
    const options = elements(inner, 'option').map(({ attributes }) => attributes)
    const chosen = options.find(({ selected }) => selected !== undefined) ?? options[0]
    return name === undefined ? [] : [[name, chosen?.['value'] ?? ''] as const]
  })

const textsIn = (html: string): Inputs =>
  elements(html, 'textarea').flatMap(({ attributes: { name }, inner }) =>
    name === undefined ? [] : [[name, decoded(inner)] as const],
  )

/** The form of a page that is sent to an address. */
export function formTo(html: string, action: string): PageForm {
  const form = formsIn(html).find((each) => each.action === action)
  if (!form)
    throw new Error(
      `No form of this page is sent to ${action}, only to ${formsIn(html)
        .map((each) => each.action)
        .join(', ')}`,
    )
  return form
}

/** What a form sends after somebody has written into it; a list stands for boxes that were ticked. */
export const filled = ({ inputs }: PageForm, written: Readonly<Record<string, string | readonly string[]>>): Inputs => [
  ...inputs.filter(([name]) => !Object.hasOwn(written, name)),
  ...Object.entries(written).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
  ),
]

/** The number that a page says with a counted word, such as how many people were enrolled; 0 when it does not say. */
export const countSaid = (html: string, counted: Readonly<Record<string, string>>): number => {
  const forms = Object.values(counted).map((form) => form.replace('{count}', '(\\d+)'))
  const said = new RegExp(forms.join('|')).exec(wordsOf(html)) ?? []
  return Number(said.slice(1).find((each) => each !== undefined) ?? 0)
}

/** The sentence that stands at a question as what is wrong with its answer. */
export function mistakeAt(html: string, question: string): string | undefined {
  const [, said] =
    new RegExp(
      `<span class="err" id="f-${question.replaceAll('.', '\\.')}-error">(.*?)</span></?(?:input|select|textarea|ul|div|fieldset)`,
      's',
    ).exec(html) ?? []
  return said === undefined ? undefined : wordsOf(said.replace(/<span class="unseen">.*?<\/span>/s, '')).trim()
}
