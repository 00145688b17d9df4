// HiGHS (highs, MIT): exact linear and mixed-integer programs, compiled to WebAssembly; nothing of it is ours to write.
import * as loading from 'highs'
import type { Held, Outcome, Program, Solver } from '../domain/disclosure/program.ts'

// Under nodenext the package's types put the loader one step further in than it is at run time.
const load = loading.default as unknown as typeof loading.default.default

let loaded: Promise<Highs> | undefined

/** A program is asked thousands of things while it is held: one that is not done by then never will be. */
const LONGEST_HELD_S = 600

/** The solver, loaded the first time it is asked for. It throws when what it holds has taken longer than so many seconds in all. */
export async function solver(longestHeldS = LONGEST_HELD_S): Promise<Solver> {
  loaded ??= load()
  return solving(await loaded, longestHeldS)
}

type Highs = Awaited<ReturnType<typeof load>>
type Model = Parameters<Parameters<Highs['withModel']>[1]>[0]

function solving(highs: Highs, longestHeldS: number): Solver {
  const { optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus
  const { minimize, maximize } = highs.constants.objectiveSense

  function minimise(program: Program, seconds: number): Outcome {
    return highs.withModel(modelOf(program), (model): Outcome => {
      model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5 })
      model.run()
      const status = model.getModelStatus()
      if (status === infeasible) return { found: 'nothing' }
      if (status !== optimal) return { found: 'too late' }
      return { found: 'optimum', cost: model.getObjectiveValue(), values: model.getSolution().colValue }
    })
  }

  function holding<T>(program: Program, ask: (held: Held) => T): T {
    return highs.withModel(modelOf(program), (model) => {
      model.options.set({ output_flag: false, time_limit: longestHeldS }) // HiGHS counts all the runs of a model
      return ask({ extreme: (columns, which) => extreme(model, columns, which) })
    })
  }

  function extreme(model: Model, columns: readonly number[], which: 'least' | 'greatest') {
    model.changeObjectiveSense(which === 'least' ? minimize : maximize)
    for (const column of columns) model.changeColCost(column, 1)
    model.run()
    const status = model.getModelStatus()
    const values = status === optimal ? model.getSolution().colValue : []
    for (const column of columns) model.changeColCost(column, 0)
    if (status === optimal) return { value: columns.reduce((sum, column) => sum + (values[column] ?? 0), 0), values }
    if (status === unbounded || status === unboundedOrInfeasible) return { value: which === 'least' ? -Infinity : Infinity, values }
    throw new Error(`The solver ended with status ${status}.`)
  }

  const modelOf = ({ columns, rows }: Program) => ({
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ low }) => low),
    colUpper: columns.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: matrixOf({ columns, rows }),
    ...(columns.some(({ whole }) => whole) && {
      integrality: columns.map(({ whole }) => (whole ? highs.constants.variableType.integer : highs.constants.variableType.continuous)),
    }),
  })

  return { minimise, holding }
}

function matrixOf({ columns, rows }: Program) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of rows) {
    for (const [column, times] of terms) {
      indices.push(column)
      values.push(times)
    }
    starts.push(indices.length)
  }
  return { format: 'csr', numRows: rows.length, numCols: columns.length, starts, indices, values } as const
}
