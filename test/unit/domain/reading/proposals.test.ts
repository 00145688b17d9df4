import { expect } from 'chai'
import { proposalsFor } from '../../../../server/domain/reading/proposals.ts'

/** What is proposed in a text, as 'kind:words', the unsure ones with a question mark. */
const proposed = (text: string) =>
  proposalsFor(text).map(({ kind, confidence, from, to }) => `${kind}${confidence === 'unsure' ? '?' : ''}:${text.slice(from, to)}`)

/** Each sentence with what is to be proposed in it, and nothing else. */
const CASES: Readonly<Record<string, readonly (readonly [text: string, ...found: string[]])[]>> = {
  'personnummer and samordningsnummer, whatever stands between': [
    ['Jag heter inget, 850709-9805.', 'identity:850709-9805'],
    ['Född 19850709 9805 här.', 'identity:19850709 9805'],
    ['198507099805', 'identity:198507099805'],
    ['85 07 09 98 05', 'identity:85 07 09 98 05'],
    ['850709–9805 med tankstreck', 'identity:850709–9805'],
    ['850709\u00a0-\u00a09805 med hårda mellanslag', 'identity:850709\u00a0-\u00a09805'],
    ['Samordningsnummer 701063-2391', 'identity:701063-2391'],
    ['Fel sista siffra: 850709-9806', 'identity:850709-9806'],
  ],
  'telephone numbers': [
    ['Ring 070-123 45 67!', 'phone:070-123 45 67'],
    ['0701234567', 'phone:0701234567'],
    ['+46 (0)70 123 45 67', 'phone:+46 (0)70 123 45 67'],
    ['0046701234567', 'phone:0046701234567'],
    ['08-12 34 56', 'phone:08-12 34 56'],
    ['(0340) 123 45', 'phone:(0340) 123 45'],
    ['０７０－１２３ ４５ ６７', 'phone:０７０－１２３ ４５ ６７'],
    ['noll sju noll ett två tre fyra fem sex sju', 'phone:noll sju noll ett två tre fyra fem sex sju'],
    ['Ring 112 eller 114 14, eller 1177.'],
  ],
  'number plates': [
    ['En röd Volvo, ABC 123.', 'plate:ABC 123'],
    ['abc12d', 'plate:abc12d'],
    ['mopeden fkr 48u', 'plate:fkr 48u'],
    ['Minst och 100 till, hos 200.'],
  ],
  'addresses of homes, and not the streets by themselves': [
    ['Bor på Storgatan 12 B, lgh 1102.', 'address:Storgatan 12 B, lgh 1102'],
    ['Stora Nygatan 14, 432 45 Varberg', 'address:Stora Nygatan 14, 432 45 Varberg'],
    ['huset på ekvägen 3', 'address:ekvägen 3'],
    ['Storgatan är mörk. På Storgatan kör de 70. På Storgatan 50 km/h, inte 70.'],
    ['Väg 153 och riksvägen 41, E6 och Nygatan 30-väg.'],
  ],
  'e-mail addresses and accounts': [
    ['anna.b@exempel.se', 'email:anna.b@exempel.se'],
    ['anna (at) exempel punkt se', 'email:anna (at) exempel punkt se'],
    ['Skriv till @tugg_anna!', 'email:@tugg_anna'],
  ],
  names: [
    ['Grannen Åke säljer.', 'name:Åke'],
    ['Anders Svensson och Mehmet Yılmaz', 'name:Anders Svensson', 'name:Mehmet Yılmaz'],
    ['anders karlsson på torget', 'name:anders karlsson'],
    ['A\u030Asa Lind är trygg.', 'name:A\u030Asa Lind'],
    ['Vi frågade Annas mamma.', 'name:Annas'],
    ['FRÅGA ERIK NILSSON', 'name:ERIK NILSSON'],
    ['Ungdomarna leds av Kjellström.', 'name?:Kjellström'],
  ],
  'names that are ordinary words or places only by what stands around them': [
    ['Björn sprang över vägen. En sten kastades. Max 30 per dag. My är litet.'],
    ['Det var Björn som gjorde det.', 'name:Björn'],
    ['Björn Berg gjorde det.', 'name:Björn Berg'],
    ['Jag bor i Åsa, nära Nora torg i Varberg.'],
    ['Min granne bo är snäll.', 'name:bo'],
  ],
}

describe('proposals for masking', () => {
  for (const [what, cases] of Object.entries(CASES)) {
    it(`find ${what}`, () => {
      for (const [text, ...found] of cases) expect(proposed(text), text).to.deep.equal(found)
    })
  }

  it('are none in what most people write', () => {
    for (const text of [
      'Laga lamporna på gångvägen. Det är kolsvart från oktober.',
      'Att Polisen syns mer i Varberg, och att Kommunen klipper buskarna.',
      'Kl. 22.30 på fredagar, och 2024 var det värre än 2019–2021.',
      'Sänk hastigheten till 30 km/h förbi skolan, 100 000 kr räcker.',
    ])
      expect(proposed(text), text).to.deep.equal([])
  })

  it('stand at their places in the text as it was written, in order and apart, whatever signs it holds', () => {
    for (const text of [
      '👮🏽‍♀️ Anna Berg 👨‍👩‍👧 070-123 45 67',
      '\u202eanna@exempel.se\u202c Erik',
      'e\u0301'.repeat(500),
      '0'.repeat(2000),
      'a@'.repeat(2000),
      '\ud800 Anna',
    ])
      for (const [index, { from, to }] of proposalsFor(text).entries()) {
        const before = proposalsFor(text)[index - 1]
        expect(from).to.be.at.least(before?.to ?? 0)
        expect(to).to.be.above(from).and.at.most(text.length)
      }
    const [name, phone] = proposalsFor('👮🏽‍♀️ Anna Berg 👨‍👩‍👧 070-123 45 67')
    expect([name?.kind, phone?.kind]).to.deep.equal(['name', 'phone'])
  })
})
