import { parseArgs } from 'node:util'
import type { Proposal, Span } from '../../server/domain/reading/proposal.ts'
import { proposalsFor } from '../../server/domain/reading/proposals.ts'
import type { Bench } from './main.ts'
import { corpus, type Sample } from './masking/corpus.ts'
import type { Planted } from './masking/identifiers.ts'

/** What is proposed for masking in invented texts, against what was planted in them. */
export const bench: Bench = {
  name: 'masking',
  summary: 'proposals for masking in invented Swedish texts: --texts 30000 --seed 1 --show 0 (so many misses and false ones a kind)',
  async run(args) {
    const options = {
      texts: { type: 'string', default: '30000' },
      seed: { type: 'string', default: '1' },
      show: { type: 'string', default: '0' },
    } as const
    const { values } = parseArgs({ args, options })
    const samples = corpus(Number(values.seed), Number(values.texts))
    const began = performance.now()
    const read = samples.map((sample) => ({ sample, proposals: proposalsFor(sample.text) }))
    const micros = ((performance.now() - began) * 1000) / samples.length
    console.log(`  ${samples.length} texts, seed ${values.seed}; ${micros.toFixed(0)} µs each`)
    console.log('  kind       planted  recall  right kind  ticked | proposed  precision  ticked')
    for (const kind of ['identity', 'phone', 'email', 'plate', 'address', 'name'] as const)
      console.log(`  ${line(kind, read, Number(values.show))}`)
  },
}

interface Read {
  readonly sample: Sample
  readonly proposals: readonly Proposal[]
}

function line(kind: Planted, read: readonly Read[], show: number): string {
  const planted = read.flatMap(({ sample, proposals }) =>
    sample.planted.filter((one) => one.kind === kind).map((one) => ({ one, proposals, text: sample.text })),
  )
  const found = planted.filter(({ one, proposals }) => isCovered(one, proposals))
  const right = found.filter(({ one, proposals }) =>
    isCovered(
      one,
      proposals.filter((proposal) => proposal.kind === kind),
    ),
  )
  const ticked = planted.filter(({ one, proposals }) => isCovered(one, proposals.filter(isTicked)))
  const proposed = read.flatMap(({ sample, proposals }) =>
    proposals.filter((proposal) => proposal.kind === kind).map((proposal) => ({ proposal, sample })),
  )
  const isTrue = ({ proposal, sample }: (typeof proposed)[number]) =>
    sample.planted.some((one) => one.from < proposal.to && proposal.from < one.to)
  const before = proposed.filter(({ proposal }) => isTicked(proposal))
  for (const { one, text } of planted.filter((each) => !found.includes(each)).slice(0, show))
    console.log(`    missed ${kind}: ${around(text, one)}`)
  for (const { proposal, sample } of before.filter((each) => !isTrue(each)).slice(0, show))
    console.log(`    false ${kind}: ${around(sample.text, proposal)}`)
  return [
    kind.padEnd(9),
    String(planted.length).padStart(8),
    ...[found.length, right.length, ticked.length].map((count, place) => share(count, planted.length).padStart([8, 12, 8][place] ?? 8)),
    ' |',
    String(proposed.length).padStart(8),
    share(proposed.filter(isTrue).length, proposed.length).padStart(11),
    share(before.filter(isTrue).length, before.length).padStart(8),
  ].join('')
}

/** Whether every unit of a place is in some proposal. */
const isCovered = ({ from, to }: Span, proposals: readonly Span[]) =>
  Array.from({ length: to - from }, (_, index) => from + index).every((place) =>
    proposals.some((one) => one.from <= place && place < one.to),
  )

const isTicked = ({ confidence }: Proposal) => confidence !== 'unsure'

const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(4))

const around = (text: string, { from, to }: Span) =>
  JSON.stringify(`${text.slice(Math.max(0, from - 25), from)}⟦${text.slice(from, to)}⟧${text.slice(to, to + 20)}`)
