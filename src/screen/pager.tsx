import { count, fill, type Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { Button, ButtonLink } from './button.tsx'
import { Form } from './form/form.tsx'
import { Sign } from './sign.tsx'

export interface PagerProps {
  readonly language: Language
  /** The first is 1. */
  readonly page: number
  readonly pages: number
  readonly total?: number | undefined
  /** An address per page, or a form to post again when what was sought may not stand in an address. */
  readonly to:
    | ((page: number) => string)
    | { readonly action: string; readonly hidden: Readonly<Record<string, string>> }
}

/** Leafing through a long list. */
export function Pager({ language, page, pages, total, to }: PagerProps) {
  const say = words[language]
  const place = (
    <p class="sub">
      {pages > 1 && fill(say.pageOf, { page, pages })}
      {pages > 1 && total !== undefined && ' · '}
      {total !== undefined && count(language, say.found, total)}
    </p>
  )
  if (pages <= 1) return total === undefined ? null : <div class="pager">{place}</div>

  const turn = (target: number, says: string) => {
    if (target < 1 || target > pages) return null
    const back = target < page
    const sign = <Sign name={back ? 'back' : 'onward'} />
    const face = back ? [sign, says] : [says, sign]
    if (typeof to === 'function') return <ButtonLink kind="quiet" href={to(target)} children={face} />
    return <Button kind="quiet" name="page" value={String(target)} children={face} />
  }
  const turns = (
    <div class="buttons">
      {turn(page - 1, say.previous)}
      {turn(page + 1, say.next)}
    </div>
  )
  return (
    <nav class="pager" aria-label={say.pages}>
      {place}
      {typeof to === 'function' ? turns : <Form action={to.action} hidden={to.hidden} children={turns} />}
    </nav>
  )
}
