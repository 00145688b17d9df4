import { join } from 'node:path'
import { expect } from 'chai'
import { estimated, pick, type Written } from '../fixtures/estimated.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'
import { type ExpectedEstimate, expectedOf, NEAR, near, vectorFile } from '../fixtures/vectors.ts'

describe('estimate, held to R', () => {
  let terminal: Terminal
  before(async () => {
    terminal = await aTerminal()
  })
  after(() => terminal.close())

  async function written(folder: string, population = vectorFile(folder, 'population.csv')): Promise<Written> {
    const out = join(terminal.folder, `${folder}.json`)
    const files = ['--definition', vectorFile(folder, 'definition.json'), '--responses', vectorFile(folder, 'microdata.csv')]
    return estimated(terminal, ['estimate', ...files, '--population', population, '--out', out], out)
  }

  function held(one: Written, expected: ExpectedEstimate, width = 1) {
    const what = `${one.domain} ${one.question} ${one.quantity} ${one.code}`
    expect(one.n, what).to.equal(expected.n)
    expect(one.df, what).to.equal(expected.df)
    near(one.estimate, expected.estimate ?? null, NEAR.estimate, `${what} estimate`)
    near(one.se, expected.se, NEAR.estimate, `${what} se`)
    near(one.sum_w, expected.sum_w, NEAR.estimate, `${what} sum_w`)
    near(one.deff_kish, expected.deff_kish, NEAR.estimate, `${what} deff`)
    near((one.se / width) ** 2, expected.spec.v_lin_scaled, NEAR.estimate, `${what} variance`)
    near(one.n_eff, expected.spec.n_eff, NEAR.estimate, `${what} n_eff`)
    near(one.n_star, expected.spec.n_star, NEAR.estimate, `${what} n_star`)
    near(one.low, expected.spec.ci95[0], NEAR.interval, `${what} low`)
    near(one.high, expected.spec.ci95[1], NEAR.interval, `${what} high`)
    near(one.t_low, expected.r.svymean_ci_t[0], NEAR.interval, `${what} t_low`)
    near(one.t_high, expected.r.svymean_ci_t[1], NEAR.interval, `${what} t_high`)
  }

  function heldDifference(found: Written, expected: { diff: number; ci95: number[]; p: number }, adjusted?: number) {
    near(found.diff, expected.diff, NEAR.estimate, 'diff')
    near(found.low, expected.ci95[0] ?? null, NEAR.interval, 'low')
    near(found.high, expected.ci95[1] ?? null, NEAR.interval, 'high')
    near(found.p, expected.p, NEAR.p, 'p')
    if (adjusted !== undefined) near(found.p_adjusted, adjusted, NEAR.p, 'p adjusted')
  }

  it('is right for a simple random sample of a known population (V1)', async () => {
    const all = await written('V1', terminal.file('folk.csv', 'area,people\nA,200\n'))
    const [, { unsafe_share, index_mean }] = expectedOf('V1').results
    held(pick(all, 'kommun', 'unsafe', 'measure'), unsafe_share)
    held(pick(all, 'kommun', 'unsafe', 'share', '1'), unsafe_share)
    held(pick(all, 'area:A', 'index', 'mean'), index_mean, 6)
  })

  it('is right for strata: every answer, the mean, and each area against the rest (V2)', async () => {
    const all = await written('V2')
    const { results, answer_shares } = expectedOf('V2')
    for (const [question, quantity, expected, width] of [
      ['answer', 'measure', results.unsafe, 1],
      ['index', 'mean', results.index, 6],
    ] as const) {
      held(pick(all, 'kommun', question, quantity), expected.kommun, width)
      for (const area of ['A1', 'A2', 'A3', 'A4']) {
        const one = pick(all, `area:${area}`, question, quantity)
        const against = expected.area_vs_rest[area]
        held(one, expected.areas[area], width)
        heldDifference(one.area_minus_rest, against.area_minus_rest, against.p_bh)
        near(one.area_minus_rest.rest, against.rest, NEAR.estimate, 'rest')
        near(one.area_minus_rest.area_minus_kommun.diff, against.area_minus_kommun, NEAR.estimate, 'kommun')
        near(one.area_minus_rest.area_minus_kommun.low, against.area_minus_kommun_ci95[0], NEAR.interval, 'kommun low')
        near(one.area_minus_rest.area_minus_kommun.high, against.area_minus_kommun_ci95[1], NEAR.interval, 'kommun high')
      }
    }
    for (const { code, kommun, areas } of answer_shares) {
      held(pick(all, 'kommun', 'answer', 'share', String(code)), kommun)
      for (const [area, expected] of Object.entries(areas))
        held(pick(all, `area:${area}`, 'answer', 'share', String(code)), expected as ExpectedEstimate)
    }
  })

  it('is right after post-stratification by hand (V3h)', async () => {
    held(pick(await written('V3h'), 'kommun', 'unsafe', 'measure'), expectedOf('V3h').result)
  })

  it('is right after post-stratification with collapsed cells, in every domain (V3)', async () => {
    const all = await written('V3')
    const expected = expectedOf('V3')
    const domainOf = (name: string) =>
      name === 'kommun' || name.includes('=') ? name.replace(/^(A\d) & /, 'area:$1|').replace('=', ':') : `area:${name}`
    for (const [question, quantity, width] of [
      ['trygg_kvall', 'measure', 1],
      ['nedskrap', 'mean', 6],
      ['utsatt', 'measure', 1],
    ] as const) {
      const { domains, area_vs_rest } = expected.results[question === 'trygg_kvall' ? 'unsafe' : question]
      for (const [name, estimate] of Object.entries(domains))
        held(pick(all, domainOf(name), question, quantity), estimate as ExpectedEstimate, width)
      for (const [area, against] of Object.entries(area_vs_rest) as [string, Written][]) {
        const { area_minus_rest } = pick(all, `area:${area}`, question, quantity)
        heldDifference(area_minus_rest, against.area_minus_rest, against.p_bh)
        near(area_minus_rest.rest, against.rest, NEAR.estimate, 'rest')
      }
    }
    near(all.weights.diagnostics[0].deff_kish, expected.deff_kish_kommun, NEAR.estimate, 'deff')
    for (const { area, deff_kish } of all.weights.diagnostics.slice(1)) near(deff_kish, expected.deff_kish_area[area], NEAR.estimate, area)
    heldMap(all, expected)
  })

  it('is right with answers left out, vet ej, several answers and a group mean, and keeps the open link apart (V7)', async () => {
    const all = await written('V7')
    const { results, open_link } = expectedOf('V7')
    const quantities = [
      ['unsafe', 'q1', 'measure', null, 1],
      ['vetej', 'q1', 'dont_know', null, 1],
      ['missing', 'q1', 'unanswered', null, 1],
      ['grp', 'grp', 'group_mean', null, 6],
      ...[1, 2, 3, 4].map((code) => [`m${code}`, 'm', 'share', String(code), 1] as const),
      ...[1, 2, 3, 4].map((item) => [`p${item}`, `p${item}`, 'mean', null, 6] as const),
    ] as const
    for (const [name, question, quantity, code, width] of quantities) {
      for (const [domain, expected] of Object.entries(results[name])) {
        const key = domain === 'kommun' ? domain : `area:${domain}`
        held(pick(all, key, question, quantity, code), expected as ExpectedEstimate, width)
      }
    }
    for (const [domain, expected] of Object.entries(open_link) as [string, Written][]) {
      const key = domain === 'kommun' ? domain : `area:${domain}`
      const open = all.open_link.find((one: Written) => one.domain === key && one.question === 'q1')
      expect(open).to.deep.include({ n_answers: expected.n_answers, n_valid: expected.n_valid })
      expect(open.counts['3'] + open.counts['4']).to.equal(expected.n_unsafe)
      near(open.measure_unweighted, expected.share_unsafe_unweighted, NEAR.estimate, domain)
    }
    heldMap(all, expectedOf('V7'))
  })

  /** The cells that were collapsed together in R are those collapsed here, and weigh the same. */
  function heldMap(
    { weights }: Written,
    { collapse }: { collapse: { area: string; sex: string; age: number; N: number; n: number; ps: string }[] },
  ) {
    const names = new Map<string, string>()
    for (const { area, sex, age, N, n, ps } of collapse) {
      const cell = weights.collapsed.find((one: Written) => one.area === area && one.sex === sex && one.age === String(age))
      expect(cell, `${area} ${sex} ${age}`).to.deep.include({ people: N, n })
      expect(names.get(ps) ?? cell.cell).to.equal(cell.cell)
      names.set(ps, cell.cell)
    }
    expect(new Set(names.values()).size).to.equal(names.size)
  }
})
