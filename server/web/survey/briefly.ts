/**
 * Remembers for `ms` what `load` found, by key, so that hundreds of visitors at once ask the database once. What was not
 * found is asked for again each time, so there are never more keys than there are real things.
 */
export function briefly<Value>(
  load: (key: string) => Promise<Value | undefined>,
  ms: number,
  now: () => Date,
): (key: string) => Promise<Value | undefined> {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>()
  return async (key) => {
    const time = now().getTime()
    const known = kept.get(key)
    if (known && time < known.until && time >= known.until - ms) return known.value
    const value = await load(key)
    if (value === undefined) kept.delete(key)
    else kept.set(key, { value, until: time + ms })
    return value
  }
}
