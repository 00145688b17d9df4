import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { fromRoot } from '../../server/root.ts'

/**
 * A real Chromium from an npm package, so that tests need no manual step. It unpacks itself once, into our own folder:
 * its default, the system's temporary folder, would silently reuse another version left there.
 */
export async function launch(): Promise<Browser> {
  const home = fromRoot('node_modules', '.cache', 'chromium')
  mkdirSync(home, { recursive: true })
  const executablePath = await unpacked(home)
  // The bundle's own argument list is left out: --single-process kills it when a context closes.
  return chromium.launch({ executablePath, args: ['--no-sandbox'], env: { ...process.env, FONTCONFIG_FILE: fonts(home) } })
}

// The package reads the environment: where to unpack, and whether to bring its own libnss3 for machines without one.
async function unpacked(home: string): Promise<string> {
  const before = process.env.TMPDIR
  Object.assign(process.env, { TMPDIR: home, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
  const { default: bundle } = await import('@sparticuz/chromium')
  const path = await bundle.executablePath()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  return path
}

// Without a system font pages are drawn blank, and a test of overflow would pass on nothing.
function fonts(home: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'))
  const file = join(home, 'fonts.conf')
  writeFileSync(file, `<fontconfig><dir>${folder}</dir><cachedir>${join(home, 'fc')}</cachedir></fontconfig>`)
  return file
}
