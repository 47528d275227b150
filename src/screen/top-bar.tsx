import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { LanguageSwitch, ThemeTurn } from './switches.tsx'

/** A place one can always go to. */
export interface NavLink {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
  /** How much waits there. */
  readonly count?: number | undefined
}

export interface TopBarProps {
  readonly language: Language
  readonly nav: readonly NavLink[]
  readonly path: string
  readonly home: string | undefined
  readonly logIn?: string | undefined
}

/** The bar on top of every page: the mark, where one can go, in which language and light. */
export const TopBar = ({ language, nav, path, home = '/', logIn }: TopBarProps) => (
  <div class="top">
    <div class="wrap">
      <a class="brand" href={home}>
        <Mark />
        {words[language].brand}
      </a>
      {nav.length > 0 && (
        <nav class="menu" aria-label={words[language].menu}>
          {nav.map(({ href, label, current, count }) => (
            <a key={href} href={href} aria-current={current ? 'page' : undefined}>
              {label}
              {count !== undefined && <span class="count">{count}</span>}
            </a>
          ))}
        </nav>
      )}
      {logIn !== undefined && (
        <a class="log-in" href={logIn}>
          {words[language].logIn}
        </a>
      )}
      <LanguageSwitch language={language} path={path} names="short" />
      <ThemeTurn language={language} path={path} />
    </div>
  </div>
)

// A mountain with a road on it: the journey.
const Mark = () => (
  <svg class="mark" viewBox="0 0 34 34" width="34" height="34" aria-hidden="true">
    <rect class="sky" width="34" height="34" rx="9" />
    <path class="peaks" d="M4.500 26 13 10.500l5.200 8.300 2.900-3.800L29.500 26Z" />
    <path class="road" d="M13.500 30c3.500-3-1-4.200 3.200-6.500 2.600-1.400 1.900-3 .4-4.700" />
  </svg>
)
