import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect } from 'chai'
import * as code from '../../../server/domain/code.ts'
import { type Letter, LONGEST_CONTACT, letterOf, linkOf, type Sheet } from '../../../server/domain/letters/letter.ts'
import { MAILINGS, type MailingNumber } from '../../../server/domain/letters/mailing.ts'
import { merge, messages } from '../../../server/formats/letters/merge.ts'
import { runsOf } from '../../../server/formats/pdf/bidi.ts'
import { letters } from '../../../server/formats/pdf/letters.ts'
import { aRound, smallSurvey } from '../../fixtures/rounds.ts'

const SURVEY = smallSurvey('lilla-2026')

function aLetter(mailing: MailingNumber, languages: readonly string[] = ['sv', 'en'], rehearsal = false, drawn = true): Letter {
  return letterOf({
    survey: { ...SURVEY, languages },
    kommun: { name: 'Lillköping', slug: 'lillkoping' },
    round: aRound({ rehearsal }),
    mailing,
    drawn,
    baseUrl: 'https://trygghet.exempel.se',
    contact: 'Sara Samordnare, 0123-45 67 89',
  })
}

const SHEETS: readonly Sheet[] = [1, 2, 3].map((number) => ({
  number,
  code: code.personal(number * 7_777_777),
  recipient: ['Till dig som bor i', 'Norr'],
  reference: `A-${number}`,
}))

async function pdf(letter: Letter): Promise<string> {
  const into = new PassThrough()
  const [bytes] = await Promise.all([buffer(into), letters(letter, SHEETS, into)])
  return bytes.toString('latin1')
}

describe('a letter', () => {
  it('says who asks, why, until when, where, what happens with the answer, and whom to ask', () => {
    const letter = aLetter(1)
    const words = JSON.stringify(letter)
    for (const said of [
      'Lillköping',
      '31 oktober 2026',
      'frivilligt',
      'trygghet.exempel.se/enkat/lillkoping',
      'förstörs alla koder',
      'Sara Samordnare',
    ])
      expect(words).to.include(said)
    expect(letter.rehearsal).to.equal(null)
    expect(aLetter(1, ['sv'], true).rehearsal).to.include('ÖVNING')
  })

  it('says that chance has chosen only where it has, and what the code tells', () => {
    for (const mailing of MAILINGS) {
      const [drawn, handedOut] = [true, false].map((drawn) => JSON.stringify(aLetter(mailing, ['sv'], false, drawn)))
      expect(drawn).to.include('slumpen har valt').and.include('kön och ungefär hur gammal')
      expect(handedOut)
        .to.include('och i vilket område.')
        .but.not.match(/slumpen|hur gammal/i)
    }
  })

  it('invites in every other language of the survey that we have a line for, and in no other', () => {
    expect(aLetter(1, ['sv', 'en', 'ar', 'xx']).others.map(({ language }) => language)).to.deep.equal(['en', 'ar'])
  })

  it('points at paper only when the form lies with it', () => {
    for (const mailing of MAILINGS) expect(aLetter(mailing).how.join().includes('svarskuvertet'), String(mailing)).to.equal(mailing === 3)
  })

  it('keeps the code out of every address that a browser sends: it stands after the #', () => {
    const url = new URL(linkOf(aLetter(1), 'K7MA3XRT9CDE'))
    expect(url.pathname + url.search).to.equal('/enkat/lillkoping/2026')
    expect(url.hash).to.equal('#K7MA3XRT9CDE')
  })
})

describe('letters in print', () => {
  it('are a page each, tagged, with a title, a language and words for the QR code', async () => {
    for (const mailing of MAILINGS) {
      const text = await pdf(aLetter(mailing))
      expect(text.match(/\/Type \/Page\n/g), String(mailing)).to.have.lengthOf(3)
      expect(text)
        .to.include('/Marked true')
        .and.include('/Lang (sv-SE)')
        .and.include('/DisplayDocTitle true')
        .and.include('/StructTreeRoot')
      expect(text.match(/\/S \/Figure/g)).to.have.lengthOf(3)
      expect(text.match(/\/S \/H1/g)).to.have.lengthOf(3)
    }
  })

  it('are A4, and the reminder half of it', async () => {
    expect(await pdf(aLetter(1))).to.include('/MediaBox [0 0 595.28 841.89]')
    expect(await pdf(aLetter(2))).to.include('/MediaBox [0 0 595.28 420.94')
  })

  it('take every language that we have a line for, on one page', async () => {
    const text = await pdf(aLetter(3, ['sv', 'en', 'fi', 'es', 'ar', 'fa', 'so', 'uk']))
    expect(text.match(/\/Type \/Page\n/g)).to.have.lengthOf(3)
    expect(text).to.include('Vazirmatn')
    for (const language of ['en', 'fi', 'es', 'ar', 'fa', 'so', 'uk']) expect(text).to.include(`/Lang (${language})`)
  })

  it('keep to their page, whatever stands in them: the longest contact, a long address, a long name', async () => {
    const wide = 'Anna-Karin Lindqvist, trygghetssamordnare WWW 0123-45 67 89 '.repeat(4).slice(0, LONGEST_CONTACT)
    for (const mailing of MAILINGS) {
      const letter = aLetter(mailing, ['sv', 'en', 'fi', 'es', 'ar', 'fa', 'so', 'uk'], true)
      const long = {
        ...letter,
        contact: wide,
        sender: 'Upplands Väsby kommun',
        shortAddress: `${letter.shortAddress}-${'lang-'.repeat(12)}`,
      }
      expect((await pdf(long)).match(/\/Type \/Page\n/g), String(mailing)).to.have.lengthOf(3)
    }
    const endless = pdf({ ...aLetter(1), contact: wide.repeat(40) }).catch((thrown: unknown) => thrown)
    expect(await endless)
      .to.be.an('error')
      .with.property('message', 'The letter does not fit on its page.')
  })

  it('lay out a line of two directions from the right, and its Latin words from the left', () => {
    expect(runsOf('abc').map(({ rightToLeft }) => rightToLeft)).to.deep.equal([false])
    const runs = runsOf('\u0634\u0631\u0637\u0629 112 \u0627\u0644\u0622\u0646')
    expect(runs.map(({ rightToLeft }) => rightToLeft)).to.deep.equal([true, false, true])
    expect(runs[1]?.words).to.equal('112')
    expect(runs[0]?.words).to.include('\u0627\u0644\u0622\u0646') // what is read last stands first from the left
  })
})

describe('a mailing as a file', () => {
  it('for mail merge has a line for each, with code, short address and link', () => {
    const lines = merge(aLetter(1), SHEETS).split('\r\n')
    expect(lines).to.have.lengthOf(5) // the last is empty
    expect(lines[0]).to.equal('\uFEFFnummer;referens;kod;adress;länk')
    const [first] = SHEETS
    expect(lines[1]).to.equal(
      `1;A-1;${code.written(first?.code ?? '')};trygghet.exempel.se/enkat/lillkoping;https://trygghet.exempel.se/enkat/lillkoping/2026#${first?.code}`,
    )
  })

  it('of messages has each whole, ready to send', () => {
    const [, first = ''] = messages(aLetter(2), SHEETS).split('\r\n')
    expect(first).to.include('A-1;').and.include('Svara senast 31 oktober 2026').and.include('Din kod är ').and.include('Frågor?')
  })

  it('says of a rehearsal first of all that it is one', () => {
    expect(merge(aLetter(1, ['sv'], true), SHEETS)).to.match(/^\uFEFFÖVNING/)
  })

  it('is not run as a formula, whatever a reference begins with', () => {
    const sheets = SHEETS.slice(0, 1).map((sheet) => ({ ...sheet, reference: '-1+1' }))
    expect(merge(aLetter(1), sheets)).to.include("'-1+1")
  })
})
