import { expect } from 'chai'
import { files } from './files.ts'

const style = files('static', '.css')
  .map(({ text }) => text)
  .join('\n\n')

/** The classes that have a rule of their own, outside every condition, as often as they have one. */
const classes = [...style.matchAll(/(?<=\n\n|\*\/\n)\.([\w-]+) \{/g)].map((match) => match[1] ?? '')

describe('the stylesheet', () => {
  it('means one thing by each class: two parts that take the same name dress each other', () => {
    expect(classes.length).to.be.above(50)
    expect(classes.filter((name, index) => classes.indexOf(name) !== index)).to.deep.equal([])
  })
})
