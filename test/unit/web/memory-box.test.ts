import { expect } from 'chai'
import type { Draft } from '../../../server/domain/draft.ts'
import { memoryBox } from '../../../server/web/survey/channel.ts'

const DRAFT: Draft = { source: 'open', areaId: null, answers: {}, texts: {} }
const document = () => 'a document'

describe('the box of trial answers', () => {
  const clock = { now: new Date('2026-09-15T10:00:00Z') }
  const box = memoryBox(() => clock.now)

  it('gives a draft back to its key in its round, changed as it was changed, until it is sent', async () => {
    const key = await box.start('r', DRAFT)
    await box.change('r', key, (draft) => ({ ...draft, areaId: '9901N' }))
    expect(await box.read('r', key)).to.deep.equal({ sent: false, draft: { ...DRAFT, areaId: '9901N' } })
    expect(await box.read('other', key)).to.equal(undefined)
    expect([await box.send('r', key, document), await box.send('r', key, document)]).to.deep.equal(['sent', 'already'])
    expect(await box.read('r', key)).to.deep.equal({ sent: true })
    expect(await box.change('r', key, (draft) => draft)).to.deep.equal({ sent: true })
    expect(await box.send('r', 'another', document)).to.equal('gone')
  })

  it('forgets a draft after four hours', async () => {
    const key = await box.start('r', DRAFT)
    clock.now = new Date('2026-09-15T14:00:00Z')
    expect(await box.read('r', key)).to.equal(undefined)
  })

  it('lets the oldest drafts make room, so that it never grows past five hundred', async () => {
    const keys: string[] = []
    for (let drafts = 0; drafts < 501; drafts++) keys.push(await box.start('r', DRAFT))
    const found = await Promise.all(keys.map((key) => box.read('r', key)))
    expect(found.map((one) => one !== undefined)).to.deep.equal([false, ...Array.from({ length: 500 }, () => true)])
  })
})
