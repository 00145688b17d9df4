/** How often something happened. */
export class Tally {
  hits = 0
  tries = 0

  add(hit: boolean): void {
    this.tries += 1
    if (hit) this.hits += 1
  }

  get share(): number {
    return this.hits / this.tries
  }
}

/** The mean of one value a sample. What happens within a sample hangs together; samples do not, so they tell how exact the mean is. */
export class Average {
  samples = 0
  #sum = 0
  #squares = 0

  add(value: number): void {
    this.samples += 1
    this.#sum += value
    this.#squares += value ** 2
  }

  get mean(): number {
    return this.#sum / this.samples
  }

  /** The standard error of the mean; NaN from one sample. */
  get error(): number {
    const spread = (this.#squares - this.samples * this.mean ** 2) / (this.samples - 1)
    return Math.sqrt(Math.max(0, spread) / this.samples)
  }
}

/** The one that is kept under a name, made when it is first asked for. */
export function under<One>(kept: Map<string, One>, name: string, made: () => One): One {
  const one = kept.get(name) ?? made()
  kept.set(name, one)
  return one
}
