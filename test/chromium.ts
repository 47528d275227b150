import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { inflate } from '@sparticuz/chromium'

import { codeOf } from '#store/system-error.ts'

/** A browser ready to run, and what it is run with. */
export interface Chromium {
  readonly program: string
  readonly environment: Readonly<Record<string, string>>
}

const installed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']

/** Unpacks the browser that came from npm, once for each version and user of this machine. */
export async function unpackChromium(): Promise<Chromium> {
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string }
  const home = path.join(tmpdir(), `safar-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (!existsSync(home)) await unpackInto(home)
  const program = path.join(home, 'chromium')
  const plain = { PATH: '/usr/bin:/bin', HOME: home, FONTCONFIG_PATH: path.join(home, 'fonts') }
  // Its own security libraries only where the system has none: where it has, they fit better.
  const bundled = { ...plain, LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib') }
  return { program, environment: runs(program, plain) ? plain : bundled }
}

async function unpackInto(home: string): Promise<void> {
  const started = mkdtempSync(`${home}.`)
  await Promise.all(parts.map((part) => inflateInto(started, path.join(installed, 'bin', part))))
  writeFileSync(path.join(started, 'fonts', 'fonts.conf'), fontSettings(home))
  try {
    // Under its own name only when whole; another worker may have been quicker.
    renameSync(started, home)
  } catch (error) {
    rmSync(started, { recursive: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
  }
}

// The package unpacks into the system's folder for temporary files, which it looks up as it is called.
function inflateInto(folder: string, part: string): Promise<string> {
  const usual = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  const unpacked = inflate(part)
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  return unpacked
}

const runs = (program: string, env: Readonly<Record<string, string>>): boolean =>
  spawnSync(program, ['--version'], { env }).status === 0

// Only the fonts of the package, so that pages look alike on every machine.
const fontSettings = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`
