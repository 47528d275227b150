import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { Button } from './button.tsx'

/** Who is logged in, and the post that acts: rights belong to posts, so it stands on every page. */
export interface Signed {
  readonly post: string
  readonly holder: string
  /** Where the holder's own account is looked after. */
  readonly account?: string | undefined
  /** Where another of the holder's posts is chosen. */
  readonly change?: string | undefined
  /** Where logging out is posted to. */
  readonly logOut: string
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/** The post one acts as, the way to another, and the way out. */
export const PostBar = ({
  language,
  post,
  holder,
  account,
  change,
  logOut,
  hidden = {},
}: Signed & { readonly language: Language }) => (
  <div class="post-bar">
    <div class="wrap">
      <p>
        <span class="unseen">{words[language].actingAs}: </span>
        <strong>{post}</strong> {change !== undefined && <a href={change}>{words[language].changePost}</a>}{' '}
        <span class="sub">{account === undefined ? holder : <a href={account}>{holder}</a>}</span>
      </p>
      <form method="post" action={logOut}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button kind="plain">{words[language].logOut}</Button>
      </form>
    </div>
  </div>
)
