// Draws every chart from the table it belongs to: the table is the truth, the chart a courtesy. Without this script the
// tables stand alone. A figure names its table in data-chart-of; a table marks its numbers in data-series, data-value,
// data-low, data-high and data-uncertain, where its axis ends in data-axis-end, and what that is in points in data-points-from and -to. The foot's first row is the kommun, the others are
// what others measured.
;(() => {
  const drawn = []
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const ON_PAPER = { ink: '#000', quiet: '#444', hair: '#bbb', paper: '#fff', accent: '#000' }

  /** The numbers of a table, row by row, and of its foot. */
  function read(table) {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows])
    const [foot = null, ...others] = [...(table.tFoot?.rows ?? [])].map(readRow)
    return { rows: rows.map(readRow), foot, others: others.filter(({ series }) => series.reference) }
  }

  function readRow(row) {
    const series = {}
    for (const cell of row.querySelectorAll('[data-series]')) {
      const { value, low, high, uncertain } = cell.dataset
      series[cell.dataset.series] = {
        value: Number(value),
        low: low ? Number(low) : null,
        high: high ? Number(high) : null,
        uncertain: uncertain !== undefined,
        text: cell.textContent.trim(),
      }
    }
    const few = row.querySelector('.few')
    return { label: row.querySelector('[data-label]').dataset.label, few: !series.now && few ? few.textContent.trim() : null, series }
  }

  function colours() {
    const style = getComputedStyle(document.documentElement)
    return Object.fromEntries(Object.keys(ON_PAPER).map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
  }

  /** Draws the range of each point, the kommun's line, and the value beside each point. */
  const ranges = {
    id: 'ranges',
    beforeDatasetsDraw(chart) {
      const { table, palette } = chart.$source
      const { ctx } = chart
      const x = (value) => chart.scales.x.getPixelForValue(value)
      ctx.save()
      if (table.foot?.series.now)
        reference(chart, x(table.foot.series.now.value), `${table.foot.label} ${table.foot.series.now.text}`, palette)
      table.others.forEach(({ label, series }, index) => {
        reference(chart, x(series.reference.value), `${label} ${series.reference.text}`, palette, index + 1)
      })
      table.rows.forEach(({ series }, index) => {
        const y = chart.scales.y.getPixelForValue(index)
        if (series.reference) diamond(ctx, x(series.reference.value), y, palette)
        if (series.now?.low != null) range(ctx, x(series.now.low), x(series.now.high), y, palette.accent, series.now.uncertain)
        if (series.kommun) tick(ctx, x(series.kommun.value), y, palette.ink)
      })
      ctx.restore()
    },
    afterDatasetsDraw(chart) {
      const { table, palette } = chart.$source
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.font = font(13)
      ctx.textBaseline = 'middle'
      ctx.fillStyle = palette.ink
      table.rows.forEach(({ series, few }, index) => {
        const y = chart.scales.y.getPixelForValue(index)
        const farthest = Math.max(series.now?.high ?? series.now?.value ?? 0, series.before?.value ?? 0, series.kommun?.value ?? 0)
        if (series.now) label(ctx, series.now.text, chart.scales.x.getPixelForValue(farthest) + 10, y, chartArea.right + 44, palette.paper)
        else if (few) label(ctx, few, chartArea.left + 8, y, chartArea.right, palette.paper)
      })
      ctx.restore()
    },
  }

  /** A line from limit to limit, dashed where the share is too uncertain to lean on. */
  function range(ctx, low, high, y, colour, uncertain) {
    ctx.strokeStyle = colour
    ctx.lineWidth = 2.5
    ctx.setLineDash(uncertain ? [3, 3] : [])
    ctx.beginPath()
    ctx.moveTo(low, y)
    ctx.lineTo(high, y)
    ctx.stroke()
    ctx.setLineDash([])
  }

  function tick(ctx, x, y, colour) {
    ctx.strokeStyle = colour
    ctx.lineWidth = 2
    ctx.beginPath()
    ctx.moveTo(x, y - 9)
    ctx.lineTo(x, y + 9)
    ctx.stroke()
  }

  function diamond(ctx, x, y, palette) {
    ctx.strokeStyle = palette.quiet
    ctx.fillStyle = palette.paper
    ctx.lineWidth = 2
    ctx.beginPath()
    for (const [right, down] of [
      [0, -6],
      [6, 0],
      [0, 6],
      [-6, 0],
    ])
      ctx.lineTo(x + right, y + down)
    ctx.closePath()
    ctx.fill()
    ctx.stroke()
  }

  /** A line through the whole chart, with its words above it; the words of the next line stand above those of the one before. */
  function reference(chart, x, words, palette, row = 0) {
    const { ctx, chartArea } = chart
    ctx.strokeStyle = palette.quiet
    ctx.lineWidth = 1.5
    ctx.setLineDash(row === 0 ? [5, 4] : [1, 4])
    ctx.beginPath()
    ctx.moveTo(x, chartArea.top - 4 - row * 18)
    ctx.lineTo(x, chartArea.bottom)
    ctx.stroke()
    ctx.setLineDash([])
    ctx.font = font(13)
    ctx.fillStyle = palette.ink
    const half = ctx.measureText(words).width / 2
    ctx.textAlign = 'center'
    ctx.fillText(words, Math.min(Math.max(x, half), chart.width - half), chartArea.top - 12 - row * 18)
    ctx.textAlign = 'start'
  }

  /** Words on a patch of paper, so that no line runs through them. */
  function label(ctx, words, x, y, right, paper) {
    const { width } = ctx.measureText(words)
    const left = Math.min(x, right - width)
    const ink = ctx.fillStyle
    ctx.fillStyle = paper
    ctx.fillRect(left - 2, y - 8, width + 4, 16)
    ctx.fillStyle = ink
    ctx.fillText(words, left, y)
  }

  const font = (size) => `${size}px ${getComputedStyle(document.body).fontFamily}`

  function points(table, name, style) {
    return { label: name, data: table.rows.map(({ series }) => series[name]?.value ?? null), showLine: false, animation: false, ...style }
  }

  function datasets(table, palette) {
    const solid = { pointRadius: 6, pointHoverRadius: 8, pointBackgroundColor: palette.accent, pointBorderColor: palette.accent }
    const hollow = {
      pointRadius: 5,
      pointHoverRadius: 7,
      pointBackgroundColor: palette.paper,
      pointBorderColor: palette.quiet,
      pointBorderWidth: 2,
    }
    return [points(table, 'now', solid), points(table, 'before', hollow)]
  }

  function options(source, palette, narrow) {
    const { table, axisEnd, names } = source
    const text = { color: palette.ink, font: { family: getComputedStyle(document.body).fontFamily, size: 13 } }
    return {
      indexAxis: 'y',
      responsive: true,
      maintainAspectRatio: false,
      animation: still ? false : { duration: 200 },
      layout: { padding: { top: (table.foot ? 26 : 6) + table.others.length * 18, right: 48 } },
      scales: {
        x: {
          min: 0,
          max: axisEnd,
          ticks: { ...text, color: palette.quiet, maxRotation: 0, callback: source.points ? inPoints(source.points) : percent },
          grid: { color: palette.hair },
          border: { display: false },
        },
        y: {
          offset: true,
          afterFit: (scale) => {
            scale.width = narrow ? 112 : 224 // the same for every chart of a page: the same axis stands at the same place
          },
          ticks: { ...text, autoSkip: false, callback: (_, index) => wrapped(table.rows[index].label, narrow ? 15 : 30) },
          grid: { display: false },
          border: { color: palette.quiet },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false,
          callbacks: { label: ({ dataset, dataIndex }) => `${names[dataset.label]}: ${table.rows[dataIndex].series[dataset.label].text}` },
        },
      },
    }
  }

  /** Where a tick on the axis 0–1 stands on a scale of points. */
  const inPoints =
    ({ from, to }) =>
    (part) =>
      (from + part * (to - from)).toFixed(1).replace('.', ',')

  const percent = (share) => `${Math.round(share * 100)}\u00a0%`

  /** Words in lines of about so many letters, two lines at most, broken after a space or a hyphen where there is one. */
  function wrapped(words, letters) {
    if (words.length <= letters) return words
    const at = Math.max(words.lastIndexOf(' ', letters), words.lastIndexOf('-', letters - 1)) + 1 || letters
    const rest = words.slice(at).trim()
    return [words.slice(0, at).trim(), rest.length > letters ? `${rest.slice(0, letters - 1)}…` : rest]
  }

  /** Where the axis must end to hold what others have measured: a whole number of tenths. */
  function farthest({ rows, others }) {
    const measured = [...rows, ...others].map(({ series }) => series.reference?.value ?? 0)
    return Math.ceil(Math.max(0, ...measured) * 10 - 1e-9) / 10
  }

  function draw(figure) {
    const element = document.getElementById(figure.dataset.chartOf)
    const table = read(element)
    if (!table.rows.some(({ series }) => series.now)) return
    const canvas = figure.querySelector('canvas')
    figure.hidden = false
    figure.style.setProperty('--rows', table.rows.length)
    const palette = colours()
    const source = {
      table,
      palette,
      axisEnd: Math.max(Number(element.dataset.axisEnd), farthest(table)),
      points: element.dataset.pointsTo ? { from: Number(element.dataset.pointsFrom), to: Number(element.dataset.pointsTo) } : null,
      names: { now: element.dataset.now, before: element.dataset.before },
    }
    const chart = new Chart(canvas, {
      type: 'line',
      data: { labels: table.rows.map(({ label }) => label), datasets: datasets(table, palette) },
      options: options(source, palette, figure.clientWidth < 520),
      plugins: [
        {
          id: 'source',
          beforeInit: (made) => {
            made.$source = source
          },
        },
        ranges,
      ],
    })
    canvas.setAttribute('aria-label', `Diagram av tabellen: ${element.caption.textContent.trim()}. Samma siffror står i tabellen.`)
    canvas.dataset.drawn = JSON.stringify(whatIsDrawn(chart))
    drawn.push({ figure, chart, source })
  }

  /** What the chart holds, for comparing it with its table. */
  function whatIsDrawn(chart) {
    const { table } = chart.$source
    return {
      rows: chart.data.labels.map((label, index) => ({
        label,
        ...Object.fromEntries(chart.data.datasets.map((set) => [set.label, set.data[index]])),
        low: table.rows[index].series.now?.low ?? null,
        high: table.rows[index].series.now?.high ?? null,
        kommun: table.rows[index].series.kommun?.value ?? null,
      })),
      reference: table.foot?.series.now?.value ?? null,
      others: table.others.map(({ label, series }) => ({ label, value: series.reference.value })),
      axisEnd: chart.options.scales.x.max,
    }
  }

  /** Draws again in other colours: when the theme changes, and in black for paper. */
  function recolour(palette) {
    for (const { figure, chart, source } of drawn) {
      source.palette = palette
      chart.data.datasets = datasets(source.table, palette)
      chart.options = options(source, palette, figure.clientWidth < 520)
      chart.update('none')
    }
  }

  addEventListener('beforeprint', () => {
    recolour(ON_PAPER)
    for (const { figure, chart } of drawn) chart.resize(Math.min(660, figure.clientWidth), figure.querySelector('.plot').clientHeight)
  })
  addEventListener('afterprint', () => {
    recolour(colours())
    for (const { chart } of drawn) chart.resize()
  })
  dark.addEventListener('change', () => recolour(colours()))
  for (const figure of document.querySelectorAll('[data-chart-of]')) draw(figure)
})()
