/**
 * A generalised inverse of a symmetric matrix that is never negative, such as the sums of squares of a regression: columns that
 * others already tell are passed over and get zeros. Gauss–Jordan, a pivot at a time; Goodnight (1979), American Statistician 33.
 */
export function sweep(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const swept = matrix.map((row) => Float64Array.from(row))
  const size = matrix.length
  const passed: number[] = []
  for (let pivot = 0; pivot < size; pivot++) {
    const row = swept[pivot]
    const value = row?.[pivot] ?? 0
    if (!row || value <= TELLS_NOTHING * (matrix[pivot]?.[pivot] ?? 0)) passed.push(pivot)
    else sweepOut(swept, row, pivot, value)
  }
  for (const column of passed) {
    swept[column]?.fill(0)
    for (const row of swept) row[column] = 0
  }
  return swept
}

/** What is left of a column when others tell it all is only rounding. */
const TELLS_NOTHING = 1e-9

function sweepOut(swept: readonly Float64Array[], row: Float64Array, pivot: number, value: number): void {
  for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) / value
  for (const other of swept) {
    if (other === row) continue
    const factor = other[pivot] ?? 0
    if (factor === 0) continue
    for (let column = 0; column < row.length; column++) other[column] = (other[column] ?? 0) - factor * (row[column] ?? 0)
    other[pivot] = -factor / value
  }
  row[pivot] = 1 / value
}

/** A matrix times a column of numbers. */
export const times = (matrix: readonly Float64Array[], column: Float64Array): Float64Array =>
  Float64Array.from(matrix, (row) => row.reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0))
