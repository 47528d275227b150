import { type Browser, chromium } from 'playwright-core'

import { unpackChromium } from './chromium.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a browser that needs nothing from the system; whoever starts it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { program, environment } = await unpackChromium()
  return chromium.launch({ executablePath: program, args: flags, env: environment })
}
