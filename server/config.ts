import { faultsOfRules, MINIMUM, type Rules } from './domain/disclosure/rules.ts'

/** The settings of one running server. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Path of the SQLite file. */
  readonly databaseFile: string
  /** What personal codes are made with; null for a file beside the database. */
  readonly codeKey: string | null
  /** The address residents see, without a trailing slash: decides secure cookies. */
  readonly baseUrl: string
  /** Signs the staff session cookie. */
  readonly sessionSecret: string
  /** How many proxies in front of us to believe about the visitor's address. */
  readonly trustProxy: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  readonly limits: Limits
  /** How few people a figure may rest on. */
  readonly rules: Rules
}

/** What the server takes before it asks visitors to wait; 0 is no limit. */
export interface Limits {
  /** Requests a minute from one network. */
  readonly requestsAMinute: number
  /** Answers by the open link an hour from one network. */
  readonly openAnswersAnHour: number
  /** Connections open at once. */
  readonly connections: number
  /** How late the server may be with what it has taken on, in milliseconds. */
  readonly delayMs: number
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
  {
    name: 'BASE_URL',
    means: 'the address residents see; with https cookies are secure, and the proxy in front must send X-Forwarded-Proto',
    fallback: 'http://localhost:PORT',
  },
  { name: 'SESSION_SECRET', means: 'at least 32 random characters that sign staff sessions', fallback: '' },
  {
    name: 'CODE_KEY',
    means: 'at least 32 random characters that personal codes are made with; without it a file beside the database',
    fallback: '',
  },
  { name: 'TRUST_PROXY', means: 'number of proxies in front of the server', fallback: '0' },
  { name: 'RATE_LIMIT', means: 'requests a minute from one network; 0 for no limit; this machine itself has none', fallback: '6000' },
  {
    name: 'OPEN_ANSWERS_LIMIT',
    means: 'answers without a code an hour from one network; 0 for no limit; this machine itself has none',
    fallback: '60',
  },
  { name: 'MAX_CONNECTIONS', means: 'connections open at once; 0 for no limit', fallback: '8000' },
  { name: 'MAX_DELAY_MS', means: 'how late the server may be before new visitors are asked to wait; 0 for no limit', fallback: '500' },
  { name: 'LOG_LEVEL', means: 'silent, error, warn, info or debug', fallback: 'info' },
  { name: 'FEWEST_ANSWERS', means: 'the fewest answers a figure may rest on; may be raised, never lowered', fallback: `${MINIMUM.bases}` },
  {
    name: 'FEWEST_ANSWERS_PUBLIC',
    means: 'the fewest answers a figure shown to the public may rest on; may be raised, never lowered',
    fallback: `${MINIMUM.publicBases}`,
  },
  {
    name: 'FEWEST_SENSITIVE',
    means: 'the fewest people whose same answer to a sensitive question is told; may be raised, never lowered',
    fallback: `${MINIMUM.cells}`,
  },
]

/** No limit at all: for rehearsals and tests, where everybody is on one machine. */
export const UNLIMITED: Limits = { requestsAMinute: 0, openAnswersAnHour: 0, connections: 0, delayMs: 0 }

/** What the command line needs: no secret. */
export type BasicConfig = Pick<Config, 'port' | 'databaseFile' | 'baseUrl' | 'codeKey' | 'rules'>

/** Either every setting asked for, or every fault in them at once. */
export type ConfigReading<C> = { readonly ok: true; readonly config: C } | { readonly ok: false; readonly faults: readonly string[] }

type Env = Readonly<Record<string, string | undefined>>

/** Reads every setting of the server. Together with readBasics the only reader of the environment. */
export function readConfig(env: Env = process.env): ConfigReading<Config> {
  const basics = readBasics(env)
  const faults = basics.ok ? [] : [...basics.faults]

  const sessionSecret = given(env, 'SESSION_SECRET')
  if (sessionSecret.length < 32) faults.push('SESSION_SECRET must be at least 32 characters. Make one with: openssl rand -hex 32')

  const trustProxy = Number(given(env, 'TRUST_PROXY'))
  if (!Number.isInteger(trustProxy) || trustProxy < 0 || trustProxy > 10)
    faults.push(`TRUST_PROXY must be a whole number from 0 to 10, not "${given(env, 'TRUST_PROXY')}".`)

  const limits = {
    requestsAMinute: Number(given(env, 'RATE_LIMIT')),
    openAnswersAnHour: Number(given(env, 'OPEN_ANSWERS_LIMIT')),
    connections: Number(given(env, 'MAX_CONNECTIONS')),
    delayMs: Number(given(env, 'MAX_DELAY_MS')),
  }
  for (const name of ['RATE_LIMIT', 'OPEN_ANSWERS_LIMIT', 'MAX_CONNECTIONS', 'MAX_DELAY_MS'])
    if (!/^\d{1,7}$/.test(given(env, name))) faults.push(`${name} must be a whole number, 0 for no limit, not "${given(env, name)}".`)

  const logLevel = given(env, 'LOG_LEVEL')
  if (!isLogLevel(logLevel)) faults.push(`LOG_LEVEL must be silent, error, warn, info or debug, not "${logLevel}".`)

  if (!basics.ok || faults.length > 0 || !isLogLevel(logLevel)) return { ok: false, faults }
  const host = given(env, 'HOST')
  return { ok: true, config: { ...basics.config, host, sessionSecret, trustProxy, logLevel, limits } }
}

/** Reads the settings that the command line shares with the server: where the database is, the address residents see, and what is too few to show. */
export function readBasics(env: Env = process.env): ConfigReading<BasicConfig> {
  const faults: string[] = []

  const port = Number(given(env, 'PORT'))
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    faults.push(`PORT must be a whole number from 0 to 65535, not "${given(env, 'PORT')}".`)

  const baseUrl = given(env, 'BASE_URL').replace('PORT', String(port)).replace(/\/+$/, '')
  if (!/^https?:\/\/[^/\s]+$/.test(baseUrl))
    faults.push(`BASE_URL must be http:// or https:// and a host, without a path, not "${baseUrl}".`)

  const databaseFile = given(env, 'DATABASE_URL')
  if (/^postgres(ql)?:/.test(databaseFile))
    faults.push('DATABASE_URL names PostgreSQL, which this version does not speak yet. Give a file path.')

  const codeKey = given(env, 'CODE_KEY') || null
  if (codeKey !== null && codeKey.length < 32) faults.push('CODE_KEY must be at least 32 characters. Make one with: openssl rand -hex 32')

  const threshold = (rule: keyof Rules) => Number(given(env, THRESHOLDS[rule]))
  const rules = { cells: threshold('cells'), bases: threshold('bases'), publicBases: threshold('publicBases') }
  for (const { rule, why } of faultsOfRules(rules)) faults.push(`${THRESHOLDS[rule]} ${why}`)

  return faults.length > 0 ? { ok: false, faults } : { ok: true, config: { port, databaseFile, baseUrl, codeKey, rules } }
}

/** What each threshold is called in the environment. */
const THRESHOLDS: Readonly<Record<keyof Rules, string>> = {
  cells: 'FEWEST_SENSITIVE',
  bases: 'FEWEST_ANSWERS',
  publicBases: 'FEWEST_ANSWERS_PUBLIC',
}

const given = (env: Env, name: string) => env[name]?.trim() || SETTINGS.find((setting) => setting.name === name)?.fallback || ''

const isLogLevel = (word: string): word is Config['logLevel'] => ['silent', 'error', 'warn', 'info', 'debug'].includes(word)
