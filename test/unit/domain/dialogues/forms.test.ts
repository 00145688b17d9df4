import { expect } from 'chai'
import { FORM_NAMES } from '../../../../server/domain/dialogues/contract.ts'
import { FORMS, formNamed } from '../../../../server/domain/dialogues/index.ts'
import { fieldsOf } from '../../../../server/domain/dialogues/reading.ts'
import { FormReader } from '../../../../server/domain/form.ts'
import { aDialogue } from '../../../fixtures/dialogues.ts'

/** Own fields filled in rightly, and what the dialogue's page then says. A new form adds its line here. */
const FILLED: Readonly<
  Record<
    string,
    { readonly sent: Readonly<Record<string, string>>; readonly words: readonly string[]; readonly optional?: readonly string[] }
  >
> = {
  medborgardialog: { sent: { arena: 'torg' }, words: ['Hur den hölls: På torg, gata eller vid butik'] },
  trygghetsdialog: { sent: { parter: 'kommunen och polisen' }, words: ['Parter: kommunen och polisen'] },
  trygghetsvandring: {
    sent: {
      formote: '2026-04-01',
      formote_sagt: 'Flest nämnde ån.',
      strak: 'längs ån',
      ljus: 'morker',
      eftermote: '2026-05-20',
      eftermote_sagt: 'Lamporna lagas.',
    },
    words: [
      'Förmöte: 1 april 2026',
      'Sades på förmötet: Flest nämnde ån.',
      'Väg: längs ån',
      'Ljus: I mörker eller skymning',
      'Eftermöte: 20 maj 2026',
      'Sades på eftermötet: Lamporna lagas.',
    ],
    optional: ['formote', 'formote_sagt', 'eftermote', 'eftermote_sagt'],
  },
  intervju: { sent: { verksamhet: 'skola', roll: 'rektor' }, words: ['Verksamhet: Skola eller förskola', 'Roll: rektor'] },
  medarbetardialog: { sent: { arbetsgivare: 'polis', enhet: 'yttre tjänst' }, words: ['Arbetsgivare: Polisen', 'Enhet: yttre tjänst'] },
  tips: { sent: { kanal: 'e_post' }, words: ['Kom in genom: E-post eller brev'] },
  otrygg_plats: { sent: { kanal: 'webb' }, words: ['Kom in genom: E-tjänst eller webbformulär'] },
  trygghetsrond: {
    sent: { omfattning: 'gårdar och källare', ljus: 'morker' },
    words: ['Gicks igenom: gårdar och källare', 'Ljus: I mörker eller skymning'],
  },
  hot_spot: {
    sent: { fran: '2026-05-01', besok: '18', minuter: '15', raknat: 'misshandelsbrott', fore: '9', efter: '0' },
    words: [
      'Perioden började: 1 maj 2026',
      'Antal besök: 18',
      'Minuter per besök: 15',
      'Räknat: misshandelsbrott',
      'Antal lika lång tid före: 9',
      'Antal under perioden: 0',
    ],
  },
  est: { sent: { rapportor: 'skola', enhet: 'Fritidsgården' }, words: ['Rapportör: Skola eller fritidsgård', 'Enhet: Fritidsgården'] },
  grannsamverkan: {
    sent: { hushall: '62', kontakt: 'kontaktombud', aktiv: 'ja', senaste_mote: '2026-04-14' },
    words: ['Antal hushåll: 62', 'Kontaktperson: Kontaktombud', 'Aktiv: Ja', 'Senaste mötet: 14 april 2026'],
    optional: ['senaste_mote'],
  },
}

describe('every form of dialogue', () => {
  for (const name of FORM_NAMES) {
    const form = FORMS[name]
    const read = (sent: Readonly<Record<string, string>>) => {
      const reader = new FormReader((field) => sent[field] ?? '')
      return { details: form.read(reader), faults: reader.faults }
    }
    const filled = FILLED[name] ?? { sent: {}, words: [] }
    const needed = Object.keys(filled.sent).filter((field) => !filled.optional?.includes(field))

    it(`is in the register under its own name, with a title and a sentence: ${name}`, () => {
      expect(formNamed(name)).to.equal(form)
      expect(form.name).to.equal(name)
      expect(form.title).to.match(/^[A-ZÅÄÖ]/)
      expect(form.means).to.match(/\.$/)
      for (const question of Object.values(form.asks)) expect(question).to.match(/^(Vilken dag|Vilka|Hur många) .*\?$/)
    })

    it(`keeps what was filled in and says it in words: ${name}`, () => {
      expect(read(filled.sent)).to.deep.equal({ details: filled.sent, faults: [] })
      expect(form.words(filled.sent).map(({ label, words }) => `${label}: ${words}`)).to.deep.equal(filled.words)
    })

    it(`says what is missing of each of its own fields, at once: ${name}`, () => {
      expect(read({}).faults.map(({ field }) => field)).to.have.members(needed)
      for (const { sentence } of read({}).faults) expect(sentence).to.match(/^(Skriv|Välj) .*\.$/)
    })

    it(`refuses words too long and choices that are none: ${name}`, () => {
      const absurd = Object.fromEntries(Object.keys(filled.sent).map((field) => [field, 'x'.repeat(10_000)]))
      expect(read(absurd).faults.map(({ field }) => field)).to.have.members(Object.keys(filled.sent))
    })

    it(`has no field of the common core's name: ${name}`, () => {
      const core = Object.keys(fieldsOf(aDialogue({ details: {} })))
      for (const field of Object.keys(filled.sent)) expect(core).to.not.include(field)
    })
  }

  it('is not found by a name every object has', () => {
    expect(formNamed('constructor')).to.equal(undefined)
    expect(formNamed('')).to.equal(undefined)
  })
})
