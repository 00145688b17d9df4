import { allowed, boxesFrom, codeFaults, countOne, type Inside, readOne, wordsOf } from './choice.ts'
import type { Kind, NumberedCode, Scale } from './contract.ts'

/** A step on an ordered scale: the steps carry numbers that rise or fall all the way. */
export const scale = {
  says: 'skala',
  inFile: 'code',
  allowed,
  faults: (question) => [...codeFaults(question.codes, question.measure), ...stepFaults(question)],
  read: readOne,
  codes: (question) => question.codes,
  count: countOne,
  words: (question, answer, language) => wordsOf(question, countOne(question, answer), language),
  onPaper: ({ codes }) => ({ by: 'one', boxes: boxes(codes) }),
} satisfies Kind<Scale>

/** The steps are numbered by their own value, what is no step after them: who reads 7 on the form keys 7. */
function boxes(codes: Scale['codes']): readonly NumberedCode[] {
  const steps = codes.flatMap(({ value }) => (value !== undefined && Number.isInteger(value) && value >= 0 ? [value] : []))
  const asked = codes.filter(({ value }) => value !== undefined)
  if (steps.length === 0 || steps.length < asked.length) return boxesFrom(1, codes)
  const others = boxesFrom(
    Math.max(...steps) + 1,
    codes.filter(({ value }) => value === undefined),
  )
  return codes.map((code) => others.find((box) => box.code === code) ?? { number: code.value ?? 0, code })
}

function stepFaults({ codes }: Scale): readonly Inside[] {
  const steps = codes.flatMap(({ code, role, value }, index) => (role === 'value' ? [{ code, value, index }] : []))
  const unnumbered = steps
    .filter((step) => step.value === undefined)
    .map(({ code, index }) => ({ place: `codes[${index}]`, sentence: `Steget ”${code}” saknar sitt tal (value).` }))
  const numbered = codes.flatMap(({ code, role, value }, index) =>
    role !== 'value' && value !== undefined
      ? [{ place: `codes[${index}].value`, sentence: `”${code}” är inget steg på skalan och får inte ha något tal.` }]
      : [],
  )
  return [...unnumbered, ...numbered, ...orderFaults(steps)]
}

function orderFaults(
  steps: readonly { readonly code: string; readonly value: number | undefined; readonly index: number }[],
): readonly Inside[] {
  const [first, second] = steps
  const direction = Math.sign((second?.value ?? 0) - (first?.value ?? 0)) || 1
  return steps.flatMap(({ code, value, index }, position) => {
    const before = steps[position - 1]?.value
    const inOrder = before === undefined || value === undefined || (value - before) * direction > 0
    return inOrder
      ? []
      : [{ place: `codes[${index}].value`, sentence: `Steget ”${code}” ligger inte i ordning: talen ska stiga eller falla hela vägen.` }]
  })
}
