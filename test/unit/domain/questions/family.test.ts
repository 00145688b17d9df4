import { expect } from 'chai'
import type { Answer, KindName, Question } from '../../../../server/domain/questions/contract.ts'
import { codesOf, countOf, isInWords, kindOf, kinds, onPaper, readOf, wordsOf } from '../../../../server/domain/questions/index.ts'
import { shapes } from '../../../../server/domain/survey/questions.ts'
import { aMultiple, aNumber, aScale, aSingle, aText } from '../../../fixtures/questions.ts'

/** Every kind with a question of its own, something a browser may send for it, and the answer that is then kept. */
const members: { [Name in KindName]: { question: Extract<Question, { kind: Name }>; sent: string[]; answer: Answer } } = {
  single: { question: aSingle(), sent: ['ja'], answer: 'ja' },
  multiple: { question: aMultiple(), sent: ['torg', 'park'], answer: ['park', 'torg'] },
  scale: { question: aScale(), sent: ['4'], answer: '4' },
  number: { question: aNumber(), sent: ['12'], answer: 12 },
  text: { question: aText(), sent: ['Mer ljus.'], answer: 'Mer ljus.' },
}

for (const [name, { question, sent, answer }] of Object.entries(members)) {
  describe(`a ${name} question`, () => {
    it('is found in the register by its own name', () => {
      expect(kindOf(question)).to.equal(kinds[question.kind])
    })

    it('has a shape that takes it as it is, and nothing unknown beside', () => {
      expect(shapes[question.kind].parse(question)).to.deep.equal(question)
      expect(shapes[question.kind].safeParse({ ...question, extra: 1 }).success).to.equal(false)
    })

    it('has no faults when it is right', () => {
      expect(kindOf(question).faults(question)).to.deep.equal([])
    })

    it('takes what a browser sends', () => {
      expect(readOf(question, sent)).to.deep.equal({ ok: true, answer })
    })

    it('reads the answer back from its own codes or words, unchanged', () => {
      expect(readOf(question, [answer].flat().map(String))).to.deep.equal({ ok: true, answer })
    })

    it('may be left blank', () => {
      expect(readOf(question, [])).to.deep.equal({ ok: true, answer: undefined })
      expect(readOf(question, [''])).to.deep.equal({ ok: true, answer: undefined })
      expect(readOf(question, ['  '])).to.deep.equal({ ok: true, answer: undefined })
    })

    it('counts every answer under codes of its own', () => {
      const codes = codesOf(question).map((code) => code.code)
      expect(countOf(question, answer).filter((code) => !codes.includes(code))).to.deep.equal([])
      expect(countOf(question, answer).length > 0).to.equal(codes.length > 0)
    })

    it('counts nothing for an answer of another kind', () => {
      const foreign: Answer[] = ['_okant', -1, ['_okant'], []]
      expect(foreign.flatMap((one) => countOf(question, one))).to.deep.equal([])
    })

    it('says the answer in words, in the language asked for', () => {
      expect(wordsOf(question, answer, 'sv')).not.to.equal('')
      expect(wordsOf(question, answer, 'en').includes('(en)')).to.equal(question.kind !== 'text')
    })

    it('has a box of its own number for every code on paper, or room to write', () => {
      const paper = onPaper(question)
      const boxes = 'boxes' in paper ? paper.boxes : []
      expect(new Set(boxes.map(({ number }) => number)).size).to.equal(boxes.length)
      if ('boxes' in paper) expect(boxes.map(({ code }) => code)).to.deep.equal(codesOf(question))
      else expect(isInWords(question)).to.equal(paper.by === 'words')
    })

    it('says the answer in Swedish when it lacks the language', () => {
      expect(wordsOf(question, answer, 'fi')).to.equal(wordsOf(question, answer, 'sv'))
    })
  })
}
