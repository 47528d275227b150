import type { ComponentChildren } from 'preact'

import type { Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

import { type Assets, lettersOf } from './assets.ts'
import { PostBar, type Signed } from './post-bar.tsx'
import { Sign } from './sign.tsx'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import type { Theme } from './theme.ts'
import { type NavLink, TopBar } from './top-bar.tsx'

export interface PageProps {
  readonly language: Language
  readonly theme: Theme
  readonly title: string
  readonly description?: string | undefined
  readonly nav: readonly NavLink[]
  /** Who is logged in; a public page has nobody. */
  readonly post?: Signed | undefined
  /** Whether the people and figures are invented; then every page says so. */
  readonly demo: boolean
  /** Whether the figures of this page are real all the same. */
  readonly real?: boolean | undefined
  /** Where one logs in; absent for who is in already. */
  readonly logIn?: string | undefined
  /** Where to come back to after changing the language or the theme. */
  readonly path: string
  readonly assets: Assets
  /** The built scripts that this page needs beyond those of every page, by name. */
  readonly scripts?: readonly string[] | undefined
  readonly children: ComponentChildren
}

/** A whole document: the frame that every page stands in. */
export function Page(page: PageProps) {
  const { language, theme, post, nav, demo, real = false, logIn, path, children } = page
  const say = words[language]
  return (
    <html lang={language} data-theme={theme === 'auto' ? undefined : theme}>
      <Head {...page} />
      <body>
        <a class="skip" href="#main">
          {say.skip}
        </a>
        <header>
          <div class="adras" />
          {demo && (real ? <RealNotice language={language} /> : <DemoNotice language={language} />)}
          <TopBar language={language} nav={nav} path={path} home={post ? nav[0]?.href : '/'} logIn={logIn} />
          {post && <PostBar language={language} {...post} />}
        </header>
        <main id="main" class="wrap" tabIndex={-1}>
          {children}
        </main>
        <footer class="site">
          <div class="wrap">
            <p>
              {say.brand} · {say.about}
              <br />
              {say.licence}
            </p>
            <ThemeSwitch language={language} theme={theme} path={path} />
            <LanguageSwitch language={language} path={path} names="whole" />
          </div>
        </footer>
      </body>
    </html>
  )
}

function Head({ language, title, description, post, assets, scripts = [] }: PageProps) {
  const all = ['public', ...(post ? ['workspace'] : []), ...scripts]
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} · ${words[language].brand}`}</title>
      {description && <meta name="description" content={description} />}
      <link rel="stylesheet" href={assets.style} />
      {lettersOf[language].map((letters) => (
        <link
          key={letters}
          rel="preload"
          as="font"
          type="font/woff2"
          href={assets.fonts[letters]}
          crossorigin="anonymous"
        />
      ))}
      <link rel="icon" type="image/svg+xml" href={assets.icon} />
      {all.map((name) => (
        <script key={name} type="module" src={scriptOf(assets, name)} />
      ))}
    </head>
  )
}

function scriptOf({ scripts }: Assets, name: string): string {
  const address = scripts[name]
  if (!address) throw new Error(`No script named ${name} was built; there are ${Object.keys(scripts).join(', ')}`)
  return address
}

const DemoNotice = ({ language }: { readonly language: Language }) => (
  <div class="demo">
    <p class="wrap">
      <Sign name="info" />
      <strong>{words[language].demo.mark}</strong> {words[language].demo.says}
    </p>
  </div>
)

// What is real may not be taken for invented, nor the other way round: in a demonstration both stand side by side.
const RealNotice = ({ language }: { readonly language: Language }) => (
  <div class="demo real">
    <p class="wrap">
      <Sign name="ok" />
      <strong>{words[language].demo.realMark}</strong> {words[language].demo.realSays}
    </p>
  </div>
)
