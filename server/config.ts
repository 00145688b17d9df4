/** The settings of one running server. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Path of the SQLite file. */
  readonly databaseFile: string
  /** The address residents see, without a trailing slash: decides secure cookies. */
  readonly baseUrl: string
  /** Signs the staff session cookie. */
  readonly sessionSecret: string
  /** How many proxies in front of us to believe about the visitor's address. */
  readonly trustProxy: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** One setting: its name, what it is for, and its default ('' when there is none and it must be given). README's table is checked against this. */
export interface Setting {
  readonly name: string
  readonly means: string
  readonly fallback: string
}

/** Every setting read from the environment. */
export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', means: 'port to listen on', fallback: '3000' },
  { name: 'HOST', means: 'address to listen on', fallback: '127.0.0.1' },
  { name: 'DATABASE_URL', means: 'path of the SQLite file', fallback: 'data/trygghetsdialog.sqlite' },
  { name: 'BASE_URL', means: 'the address residents see; https makes cookies secure', fallback: 'http://localhost:PORT' },
  { name: 'SESSION_SECRET', means: 'at least 32 random characters that sign staff sessions', fallback: '' },
  { name: 'TRUST_PROXY', means: 'number of proxies in front of the server', fallback: '0' },
  { name: 'LOG_LEVEL', means: 'silent, error, warn, info or debug', fallback: 'info' },
]

/** Either every setting, or every fault in them at once. */
export type ConfigReading = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the settings from an environment. The only reader of it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const faults: string[] = []
  const given = (name: string) => env[name]?.trim() || SETTINGS.find((setting) => setting.name === name)?.fallback || ''

  const port = Number(given('PORT'))
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    faults.push(`PORT must be a whole number from 0 to 65535, not "${given('PORT')}".`)

  const baseUrl = given('BASE_URL').replace('PORT', String(port)).replace(/\/+$/, '')
  if (!/^https?:\/\/[^/\s]+$/.test(baseUrl))
    faults.push(`BASE_URL must be http:// or https:// and a host, without a path, not "${baseUrl}".`)

  const sessionSecret = given('SESSION_SECRET')
  if (sessionSecret.length < 32) faults.push('SESSION_SECRET must be at least 32 characters. Make one with: openssl rand -hex 32')

  const trustProxy = Number(given('TRUST_PROXY'))
  if (!Number.isInteger(trustProxy) || trustProxy < 0 || trustProxy > 10)
    faults.push(`TRUST_PROXY must be a whole number from 0 to 10, not "${given('TRUST_PROXY')}".`)

  const logLevel = given('LOG_LEVEL')
  if (!isLogLevel(logLevel)) faults.push(`LOG_LEVEL must be silent, error, warn, info or debug, not "${logLevel}".`)

  const databaseFile = given('DATABASE_URL')
  if (/^postgres(ql)?:/.test(databaseFile))
    faults.push('DATABASE_URL names PostgreSQL, which this version does not speak yet. Give a file path.')

  if (faults.length > 0 || !isLogLevel(logLevel)) return { ok: false, faults }
  return { ok: true, config: { port, host: given('HOST'), databaseFile, baseUrl, sessionSecret, trustProxy, logLevel } }
}

const isLogLevel = (word: string): word is Config['logLevel'] => ['silent', 'error', 'warn', 'info', 'debug'].includes(word)
