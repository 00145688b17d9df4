import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { prune } from '../../server/domain/answers.ts'
import { written } from '../../server/domain/shorthand.ts'
import { fromRoot } from '../../server/root.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as urn from '../../server/store/urn.ts'
import { shippedSurveys } from '../fixtures/rehearsal.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'
import { unsealed } from '../fixtures/unsealed.ts'

const ROUND = '--survey trygghet-2026 --kommun svenljunga --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link'
const PURPOSE = 'Otrygghet efter ålder'

describe('export microdata, and the right to have them uncoarsened', () => {
  let terminal: Terminal
  before(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await terminal.type(['add-round', ...ROUND.split(' ')])
    await unsealed(terminal.db)
    for (const [name, role] of [
      ['arvid', 'analytiker'],
      ['sara', 'samordnare'],
    ] as const)
      await terminal.type(['add-staff', '--email', `${name}@kommun.se`, '--name', name, '--role', role, '--kommun', 'svenljunga'])
  })
  after(() => terminal.close())

  const at = (name: string) => join(terminal.folder, name)
  const type = (out: string, ...more: readonly string[]) => {
    const given = ['--kommun', 'svenljunga', '--year', '2026', '--out', at(out), ...more]
    const asked = (option: string, value: string) => (given.includes(option) ? [] : [option, value])
    return terminal.type(['export', 'microdata', ...given, ...asked('--email', 'arvid@kommun.se'), ...asked('--purpose', PURPOSE)])
  }
  const grant = (...words: readonly string[]) => terminal.type(['grant', '--email', 'arvid@kommun.se', '--right', 'uncoarsened', ...words])

  it('ends with 2 and says what to do before the round is counted', async () => {
    const { code, complained } = await type('for-tidigt')
    expect(code).to.equal(2)
    expect(complained).to.match(/^Svaren är inte räknade än\./)
    expect(existsSync(at('for-tidigt'))).to.equal(false)
  })

  describe('when it is counted', () => {
    before(async () => {
      const [round] = await rounds.all(terminal.db)
      if (!round) throw new Error('There is no round.')
      const survey = (await shippedSurveys()).get('trygghet-2026')
      if (!survey) throw new Error('There is no survey.')
      const area = await terminal.db.selectFrom('areas').select('id').where('level', '=', 'area').executeTakeFirstOrThrow()
      for (let n = 0; n < 20; n++) {
        const given = prune(survey, { answers: { kon: n % 2 ? 'kvinna' : 'man', alder: '30-44' }, texts: {} })
        await urn.put(terminal.db, round.id, written(survey, { source: 'open', areaId: area.id, ...given }))
      }
      await terminal.type(['count', 'svenljunga', '2026'])
    })

    it('writes a whole folder, of which the manifest knows every byte', async () => {
      expect(await type('mikrodata')).to.deep.include({ code: 0, complained: '' })
      const { filer, andamal, forgrovad } = JSON.parse(readFileSync(at('mikrodata/mikrodata-svenljunga-2026-manifest.json'), 'utf8'))
      expect([andamal, forgrovad]).to.deep.equal([PURPOSE, true])
      expect(filer).to.not.deep.equal([])
      for (const { namn, sha256 } of filer)
        expect(
          createHash('sha256')
            .update(readFileSync(at(`mikrodata/${namn}`)))
            .digest('hex'),
          namn,
        ).to.equal(sha256)
      expect(readdirSync(terminal.folder).filter((name) => name.endsWith('.ofardig'))).to.deep.equal([])
    })

    it('refuses with 1, a sentence and no folder what it should not do', async () => {
      mkdirSync(at('upptagen'))
      for (const [given, sentence] of [
        [['--email', 'sara@kommun.se'], 'sara@kommun.se har inte rätt till mikrodata i den kommunen.'],
        [['--email', 'ingen@kommun.se'], 'Det finns inget konto med adressen ingen@kommun.se.'],
        [['--purpose', 'Kul'], 'Skriv vad svaren ska användas till, med minst 10 tecken.'],
        [['--form', 'rund'], 'Välj om filen ska vara bred eller lång.'],
        [['--dialect', 'latin'], 'Välj vilket program filen är för.'],
        [['--uncoarsened'], 'Ditt konto har inte rätt till oförgrovade svar.'],
        [['något'], '”något” förstods inte.'],
      ] as const) {
        const { code, complained } = await type('nej', ...given)
        expect([code, existsSync(at('nej'))], sentence).to.deep.equal([1, false])
        expect(complained).to.contain(sentence)
      }
      expect((await type('upptagen')).complained).to.equal(`${at('upptagen')} finns redan. Ange en ny mapp.`)
    })

    it('gives uncoarsened answers to an account that was given the right, until it is taken back', async () => {
      expect((await grant()).said).to.equal('arvid@kommun.se har rätt till oförgrovade svar.')
      expect((await grant()).said).to.equal('arvid@kommun.se har rätt till oförgrovade svar, som förut.')
      expect((await type('oforgrovat', '--uncoarsened')).code).to.equal(0)
      expect(JSON.parse(readFileSync(at('oforgrovat/mikrodata-svenljunga-2026-manifest.json'), 'utf8')).forgrovad).to.equal(false)
      expect((await grant('--revoke')).said).to.equal('arvid@kommun.se har inte rätt till oförgrovade svar.')
      expect((await type('igen', '--uncoarsened')).code).to.equal(1)
    })
  })

  it('gives no right to nobody, and none that there is not', async () => {
    for (const [words, sentence] of [
      [['grant'], 'Ange --email.'],
      [['grant', '--email', 'arvid@kommun.se'], 'Ange --right.'],
      [['grant', '--email', 'arvid@kommun.se', '--right', 'allt'], 'Rätten ”allt” finns inte. Det finns: uncoarsened.'],
      [['grant', '--email', 'ingen@kommun.se', '--right', 'uncoarsened'], 'Det finns inget konto med adressen ingen@kommun.se.'],
    ] as const) {
      expect(await terminal.type([...words]), sentence).to.deep.equal({ code: 1, said: '', complained: sentence })
    }
  })
})
