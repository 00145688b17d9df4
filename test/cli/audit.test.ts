import { expect } from 'chai'
import { sql } from 'kysely'
import * as areas from '../../server/store/areas.ts'
import * as audit from '../../server/store/audit.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as sessions from '../../server/store/sessions.ts'
import * as texts from '../../server/store/texts.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { AREAS } from '../fixtures/places.ts'
import { aRound } from '../fixtures/rounds.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('the command line, and the audit trail', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await areas.write(terminal.db, AREAS)
  })
  afterEach(() => terminal.close())
  const type = (line: string) => terminal.type(line.split(' '))
  const told = async () => {
    const entries = await audit.list(terminal.db, { kommunIds: ['9901', '9902'], nobodys: true }, 100)
    return [...entries].reverse().map(({ by, kommunId, event }) => `${by.kind} ${kommunId} ${event.what} ${JSON.stringify(event.details)}`)
  }

  it('tells what commands change and take', async () => {
    await type(
      'add-round --survey trygghet-2026 --kommun lillkoping --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link',
    )
    await type('add-staff --email klara@exempel.se --name Klara --role kommunpolis --kommun 9901')
    await type(`export codebook --kommun lillkoping --year 2026 --out ${terminal.folder}/k.csv`)
    const [round, account, file, ...more] = await told()
    expect(round).to.equal('command line 9901 added round {"year":2026}')
    expect(account).to.match(/^command line null added account \{"account":"[0-9a-f-]{36}","role":"kommunpolis"\}$/)
    expect(file).to.equal('command line 9901 exported {"file":"kodbok","year":2026,"format":"csv-excel"}')
    expect(more).to.deep.equal([])
  })

  it('tells nothing of a command that was refused', async () => {
    await type('add-staff --email klara@exempel.se --name Klara --role chef --kommun 9901')
    await type(
      'add-round --survey trygghet-2026 --kommun lillkoping --opens 2026-09-31 --closes 2026-08-31 --results 2026-12-01 --open-link',
    )
    expect(await told()).to.deep.equal([])
  })

  describe('audit verify', () => {
    const change = async (statement: string) => {
      for (const guard of ['audit_never_changed', 'audit_kept_until_swept'])
        await sql.raw(`drop trigger if exists ${guard}`).execute(terminal.db)
      await sql.raw(statement).execute(terminal.db)
    }
    beforeEach(async () => {
      for (const year of [1, 2, 3])
        await audit.record(terminal.db, {
          at: new Date('2026-09-15T10:00:00Z'),
          by: { kind: 'person', staffId: 'sara' },
          kommunId: '9901',
          event: { what: 'saw underlag', details: { year } },
        })
    })

    it('says that the trail is whole, and gives a mark that fits it later too', async () => {
      const { code, said } = await type('audit verify')
      expect(code).to.equal(0)
      expect(said).to.match(/^Loggen är hel: rad 1 till 3\.\nMärke: 3:[0-9a-f]{64}$/)
      const mark = /Märke: (\S+)/.exec(said)?.[1]
      await sessions.write(terminal.db, 'old', { staffId: null, document: '{}' }, new Date('2026-09-01'))
      await type('sweep')
      expect((await type(`audit verify --mark ${mark}`)).said).to.contain('Loggen är hel: rad 1 till 4.')
      expect((await type(`audit verify --mark 3:${'0'.repeat(64)}`)).complained).to.equal(
        'Rad 3 (15 september 2026 kl. 12:00) är inte den som märket gäller: loggen är omskriven.',
      )
    })

    it('ends with 2 and names the first row that was changed or removed', async () => {
      await change(`update audit set details = '{"year":9}' where seq >= 2`)
      expect(await type('audit verify')).to.deep.equal({
        code: 2,
        said: '',
        complained: 'Rad 2 (15 september 2026 kl. 12:00) är ändrad, eller inlagd i efterhand.',
      })
      await change('delete from audit where seq = 1')
      expect((await type('audit verify')).complained).to.equal('Rad 1 saknas: den är borttagen.')
    })

    it('says that an empty trail is empty, and refuses a mark that is none', async () => {
      const empty = await aTerminal()
      expect((await empty.type(['audit', 'verify'])).said).to.equal('Loggen är tom.')
      await empty.close()
      expect(await type('audit verify --mark 12')).to.include({ code: 1 })
    })
  })

  describe('erase', () => {
    const text = { id: 'abc', areaId: '9901N', question: 'forslag', words: 'Åke i nummer sju\nkör för fort.' }
    beforeEach(async () => {
      await rounds.add(terminal.db, aRound({ year: 2026 }))
      await texts.add(terminal.db, aRound().id, [text])
      await dialogues.add(terminal.db, aDialogue({ id: 'd1', observations: [anObservation(), anObservation()] }))
    })

    it('takes the words of one observation', async () => {
      expect(await type('erase note d1 2')).to.deep.equal({ code: 0, said: 'Texten är raderad.', complained: '' })
      expect((await dialogues.get(terminal.db, 'd1'))?.observations.map(({ said }) => said === '')).to.deep.equal([false, true])
      expect(await told()).to.deep.equal(['command line 9901 erased note {"dialogue":"d1","note":2}'])
    })

    it('finds a text by its words, and takes it by its name', async () => {
      expect((await terminal.type(['erase', 'text', 'lillkoping', '2026', '--search', 'ÅKE I'])).said).to.equal(
        'abc  forslag: Åke i nummer sju kör för fort.',
      )
      expect((await type('erase text lillkoping 2026 abc')).said).to.equal('Texten är raderad.')
      expect((await type('erase text lillkoping 2026 --search nummer')).said).to.equal('Ingen text innehåller orden.')
      expect(await told()).to.deep.equal([
        'command line 9901 searched texts {"year":2026}',
        'command line 9901 erased text {"year":2026,"question":"forslag"}',
        'command line 9901 searched texts {"year":2026}',
      ])
    })

    it('refuses with a sentence what there is not', async () => {
      for (const [line, sentence] of [
        ['erase', 'Ange vad som ska raderas: note eller text.'],
        ['erase note d1', 'Ange dialogen och observationens nummer.'],
        ['erase note d1 3', 'Dialogen ”d1” med observation 3 finns inte.'],
        ['erase note d9 1', 'Dialogen ”d9” med observation 1 finns inte.'],
        ['erase text lillkoping 2026', 'Ange kommun, år och textens beteckning. Sök upp den med --search.'],
        ['erase text lillkoping 2026 xyz', 'Texten ”xyz” finns inte i omgången.'],
        ['erase text lillkoping 2026 --search ab', 'Skriv minst tre tecken att söka efter.'],
      ] as const) {
        const { code, complained } = await type(line)
        expect(code, line).to.equal(1)
        expect(complained, line).to.equal(sentence)
      }
      expect(await told()).to.deep.equal([])
    })
  })

  it('reports what the sweep took, kind by kind', async () => {
    await sessions.write(terminal.db, 'old', { staffId: null, document: '{}' }, new Date('2026-09-01'))
    expect((await type('sweep')).said.split('\n')).to.deep.equal([
      'Raderat:',
      '  Påbörjade svar: 0',
      '  Inloggningar: 1',
      '  Fritextsvar: 0',
      '  Texter i dialoger: 0',
      '  Tips från invånare: 0',
      '  Oanvända konton: 0',
      '  Namn på stängda konton: 0',
      '  Beställningar av mikrodata vars filer togs bort: 0',
      '  Rader i loggen: 0',
    ])
  })
})
