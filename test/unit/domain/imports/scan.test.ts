import { expect } from 'chai'
import { areaOf, codeOf, sourceOf } from '../../../../server/domain/imports/guess.ts'
import { scanner } from '../../../../server/domain/imports/scan.ts'
import { seen } from '../../../../server/domain/imports/seen.ts'
import { question } from '../../../../server/domain/survey/survey.ts'
import { guessed, PLACES, SURVEY_2025 } from '../../../fixtures/imports.ts'

function scan(head: readonly string[], ...lines: (readonly string[])[]) {
  const looking = scanner()
  looking.head(head)
  for (const [index, cells] of lines.entries()) looking.line(cells, index + 2)
  const scanning = looking.end()
  return scanning.ok ? scanning.scan : scanning.faults
}

function asked(id: string) {
  const found = question(SURVEY_2025, id)
  if (!found) throw new Error(`There is no ${id}.`)
  return found
}

describe('looking a file of answers through', () => {
  it('finds its columns and their different values, in the order of people and not of bytes', () => {
    expect(scan(['a', 'b'], ['10', 'Ö'], ['9', 'Ä'], ['9', 'z'])).to.deep.equal({
      columns: [
        { name: 'a', values: ['9', '10'] },
        { name: 'b', values: ['z', 'Ä', 'Ö'] },
      ],
      rows: 3,
    })
  })

  it('keeps no values of a column that has too many of them, or words of somebody’s own', () => {
    const many = Array.from({ length: 400 }, (_, n) => [`namn ${n}`, 'x'.repeat(n === 0 ? 200 : 1)])
    expect(scan(['namn', 'text'], ...many)).to.deep.include({
      columns: [
        { name: 'namn', values: null },
        { name: 'text', values: null },
      ],
    })
  })

  it('stops at a file longer than any kommun has people', () => {
    const looking = scanner()
    looking.head(['a'])
    for (let line = 2; !looking.isEnough(); line++) looking.line(['1'], line)
    const scanning = looking.end()
    expect(scanning.ok ? [] : scanning.faults).to.deep.equal([
      'Filen har fler än 2\u00a0000\u00a0000 rader. Så många har inte svarat: kontrollera att det är rätt fil.',
    ])
  })

  it('takes 300 columns, and says of what cannot be read why', () => {
    const head = Array.from({ length: 300 }, (_, n) => `k${n}`)
    expect(scan(head, head)).to.have.property('rows', 1)
    expect(
      scan(
        Array.from({ length: 1001 }, (_, n) => `k${n}`),
        [],
      ),
    ).to.include('rad 1: Filen har 1001 kolumner. Den får ha högst 1000.')
    expect(scan(['a', 'a', '', ''], ['', '', '', ''])).to.deep.equal([
      'rad 1: Kolumnen ”a” finns två gånger.',
      'rad 1: Flera kolumner saknar namn.',
    ])
    expect(scan(['a', 'b'], ['1'])).to.deep.equal([
      'rad 2: Raden har 1 kolumner, rubriken har 2. Är det filens sista rad kan filen vara avklippt.',
    ])
    expect(scan(['a'])).to.deep.equal(['Filen har en rubrikrad men inga svar.'])
    expect(scanner().end()).to.deep.equal({ ok: false, faults: ['Filen är tom.'] })
  })
})

describe('guessing what a file means', () => {
  it('finds questions by id, label and wording, whatever the size of letters', async () => {
    const tillit = asked('tillit')
    const mapping = await guessed(`Område,NEDSKRAPNING,${tillit.label.sv},lopnr\nnorr,1,Vet ej,7\nSÖDER,2,3,8\n`)
    expect(mapping.area).to.deep.equal({ column: 'Område', values: { norr: '9901N', SÖDER: '9901S' } })
    expect(mapping.questions.nedskrapning).to.deep.equal({ column: 'NEDSKRAPNING', values: {} })
    expect(mapping.questions.tillit).to.have.property('column', tillit.label.sv)
    expect(mapping).to.include({ respondent: 'lopnr', source: 'code' })
  })

  it('knows answers by code, by words in any of the survey’s languages, and ages by their group', () => {
    expect(codeOf(asked('kon'), 'KVINNA')).to.equal('kvinna')
    expect(codeOf(asked('nedskrapning'), 'ett  litet problem')).to.equal('2')
    expect(codeOf(asked('nedskrapning'), 'A small problem')).to.equal('2')
    expect([codeOf(asked('alder'), '15–29'), codeOf(asked('alder'), '44'), codeOf(asked('alder'), '91')]).to.deep.equal([
      '15-29',
      '30-44',
      '80+',
    ])
    expect([codeOf(asked('alder'), '12'), codeOf(asked('nedskrapning'), 'kanske'), codeOf(asked('ar_i_omradet'), '3')]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('knows areas by code and name, and the ways answers come by their words', () => {
    expect([areaOf(PLACES, '9901O'), areaOf(PLACES, 'ön'), areaOf(PLACES, 'Granby')]).to.deep.equal(['9901O', '9901O', undefined])
    expect([sourceOf('Urval'), sourceOf('öppen länk'), sourceOf('constructor')]).to.deep.equal(['code', 'open', undefined])
  })
})

describe('remembering who has been seen', () => {
  it('finds the line of the first among many, and takes nobody for another', () => {
    const people = seen()
    const names = Array.from({ length: 50_000 }, (_, n) => `19${n}-${n % 7}`)
    for (const [index, name] of names.entries()) expect(people.before(name, index + 2)).to.equal(undefined)
    for (const at of [0, 1, 4095, 4096, 49_999]) expect(people.before(names[at] ?? '', 99)).to.equal(at + 2)
  })
})
