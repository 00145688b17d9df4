import { expect } from 'chai'
import { aHouse, type House } from '../../fixtures/house.ts'

describe('the questionnaire on paper', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  const fileOf = async (path: string) => {
    const response = await (await house.as('sara')).once('GET', path)
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  it('is a tagged PDF of A4 pages in the language asked for, with its fonts inside', async () => {
    const { response, bytes } = await fileOf('/omgangar/r2026/enkat-en.pdf')
    expect(response.headers.get('content-type')).to.equal('application/pdf')
    expect(response.headers.get('content-disposition')).to.include('enkat-lillkoping-2026-en.pdf')
    const text = bytes.toString('latin1')
    expect(text)
      .to.match(/^%PDF-1\.7/)
      .and.to.match(/%%EOF\s*$/)
    for (const told of ['/Lang (en)', '/StructTreeRoot', '/Marked true', '/DisplayDocTitle true', '/FontFile2'])
      expect(text, told).to.include(told)
    expect(new Set(text.match(/\/MediaBox \[[^\]]*\]/g))).to.deep.equal(new Set(['/MediaBox [0 0 595.28 841.89]']))
  })

  it('is linked from the questions, in every language of the survey, and is there in no other', async () => {
    const { html } = await (await house.as('sara')).get('/omgangar/r2026/fragor')
    for (const language of ['sv', 'en']) expect(html).to.include(`href="/omgangar/r2026/enkat-${language}.pdf"`)
    expect((await fileOf('/omgangar/r2026/enkat-fi.pdf')).response.status).to.equal(404)
  })
})
