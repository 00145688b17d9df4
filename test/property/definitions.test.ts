import { expect } from 'chai'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import { readDefinition } from '../../server/domain/survey/definition.ts'
import { aDefinition, type Plain, written } from '../fixtures/definition.ts'

const RUNS = 200
const SURPRISES = [null, '', ' ', 'okänt', '_skipped', 0, -1, 1.5, true, [], {}, [null], { sv: 1 }, '\u0000', 'x'.repeat(5000)]

describe('a definition spoilt anywhere', () => {
  it('is read or refused with places in the file, never with an error', () =>
    forEverySeed((chance) => {
      const definition = aDefinition()
      for (let times = 1 + Math.floor(chance() * 3); times > 0; times--) spoil(definition, chance)
      const text = written(definition)
      const reading = readDefinition('prov-2026.json', text, 'hash')
      const faults = reading.ok ? [] : reading.faults
      expect(reading.ok || faults.length > 0).to.equal(true)
      for (const { line = 0, place, sentence } of faults) {
        expect(line).to.be.within(1, text.split('\n').length)
        expect(place).not.to.equal('')
        expect(sentence).to.match(/^[A-ZÅÄÖ”].*[.]$/s)
      }
    }))

  it('is refused when any required part is gone', () => {
    const optional = ['theme', 'measure', 'askIf', 'value', 'exclusive']
    for (const index of places(aDefinition()).keys()) {
      const definition = aDefinition()
      const { owner, key } = places(definition)[index] ?? {}
      if (!key || Array.isArray(owner) || optional.includes(key)) continue
      delete owner[key]
      expect(readDefinition('prov-2026.json', written(definition), 'hash').ok, `${key} of ${written(owner).slice(0, 80)}`).to.equal(false)
    }
  })

  it('is refused when its text is cut off anywhere', () =>
    forEverySeed((chance) => {
      const text = written(aDefinition())
      const reading = readDefinition('prov-2026.json', text.slice(0, Math.floor(chance() * text.length)), 'hash')
      expect(reading.ok).to.equal(false)
    }))
})

/** Every field and list item of a value, at any depth. */
function places(value: Plain): { owner: Plain; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [{ owner: value, key }, ...places(value[key])])
}

function spoil(definition: Plain, chance: Random): void {
  const place = pick(places(definition), chance)
  if (!place) return
  const { owner, key } = place
  if (chance() < 0.3) delete owner[key]
  else if (chance() < 0.5) owner[key] = pick(SURPRISES, chance)
  else owner[key] = pick(places(definition), chance)?.owner
  if (isEndless(definition)) owner[key] = null
}

const pick = <T>(items: readonly T[], chance: Random): T | undefined => items[Math.floor(chance() * items.length)]

function isEndless(value: Plain): boolean {
  try {
    JSON.stringify(value)
    return false
  } catch {
    return true
  }
}

function forEverySeed(law: (chance: Random) => void): void {
  for (let seed = 1; seed <= RUNS; seed++)
    try {
      law(random(seed))
    } catch (fault) {
      throw new Error(`with seed ${seed}: ${(fault as Error).message}`, { cause: fault })
    }
}
