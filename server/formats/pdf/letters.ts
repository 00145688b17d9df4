import encodeQR from 'qr' // draws as vectors, without an image library
import { written } from '../../domain/code.ts'
import { type Letter, linkOf, type Sheet } from '../../domain/letters/letter.ts'
import { runsOf } from './bidi.ts'
import { A4, sheet } from './sheet.ts'
import { Stencil } from './stencil.ts'

const mm = (millimetres: number) => (millimetres * 72) / 25.4

/** The window of a Swedish H2 envelope, to the right on the upper half: what is printed well inside it is seen however the sheet slides. */
const WINDOW = { x: mm(115), y: mm(48), width: mm(75) } as const
const LEFT = mm(20)
const WIDTH = A4.width - 2 * LEFT
const QR = { side: mm(32), x: A4.width - mm(20) - mm(32) } as const
/** A reminder card is an A5 on its side: the upper half of a letter, with its words beside the window. */
const CARD: [number, number] = [A4.width, A4.height / 2]
const BESIDE_WINDOW = mm(88)
/** Where what is as wide as the card begins: lower than any window ends. */
const BELOW_WINDOW = mm(84)

/** How much of the foot is left to the sheet's number. */
const FOOT = mm(12)

/** How large the type may be, from the largest: a long contact or address must make no letter two pages. */
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75] as const

/** A card has room for so many other languages. */
const ON_CARD = 2

/** Languages written from right to left. */
const FROM_RIGHT: readonly string[] = ['ar', 'fa']

/** So many letters are drawn before others get their turn. */
const A_BREATH = 50

/**
 * Letters to print, one to a page, in a tagged document: address for a window envelope, the code in large signs and as a QR
 * code, what happens to the answer, and a line for who reads another language. A document grows in memory with its tags: some
 * thousand letters each. Pages go to `into` as they are drawn.
 */
export async function letters(letter: Letter, sheets: readonly Sheet[], into: NodeJS.WritableStream): Promise<void> {
  const doc = sheet(`${letter.heading} – ${letter.sender}`, 'sv-SE')
  const ended = new Promise<void>((resolve, reject) => {
    into.on('finish', resolve)
    into.on('error', reject)
    doc.on('error', reject)
  })
  doc.pipe(into)
  const stencil = new Stencil()
  const root = doc.struct('Document')
  doc.addStructure(root)
  let scale: number | undefined
  for (const [index, one] of sheets.entries()) {
    doc.addPage({ size: letter.mailing === 2 ? CARD : 'A4', margin: 0 })
    scale ??= scaleFor(doc, letter, one) // of the first: only codes differ, and they are of one length
    const section = doc.struct('Sect')
    root.add(section)
    new Page(doc, scale, { section, stencil }).letter(letter, one)
    section.end()
    if (index % A_BREATH === A_BREATH - 1) await new Promise(setImmediate)
  }
  root.end()
  doc.end()
  await ended
}

/** The largest type in which a letter keeps to its page. Throws RangeError when none does. */
function scaleFor(doc: PDFKit.PDFDocument, letter: Letter, one: Sheet): number {
  const fitting = SCALES.find((scale) => new Page(doc, scale, null).letter(letter, one) <= doc.page.height - FOOT)
  if (fitting === undefined) throw new RangeError('The letter does not fit on its page.')
  return fitting
}

type Tag = 'H1' | 'H2' | 'P'

interface Manner {
  readonly tag?: Tag
  readonly size?: number
  readonly bold?: boolean
  readonly x?: number
  readonly width?: number
  /** Space above, in points. */
  readonly before?: number
  /** Differs from letter to letter. */
  readonly own?: boolean
  /** On one line, in smaller type if it must be: an address that is broken is typed wrongly. */
  readonly oneLine?: boolean
  /** When it is not Swedish. */
  readonly language?: string
}

/** What a letter is drawn into: its part of the document's structure, and what is drawn alike on every page. */
interface Into {
  readonly section: PDFKit.PDFStructureElement
  readonly stencil: Stencil
}

/** One letter being drawn, from the top; or, into nothing, measured. */
class Page {
  readonly #doc: PDFKit.PDFDocument
  readonly #scale: number
  readonly #into: Into | null
  #y = 0

  constructor(doc: PDFKit.PDFDocument, scale: number, into: Into | null) {
    this.#doc = doc
    this.#scale = scale
    this.#into = into
  }

  /** Draws a letter; gives how far down it reaches. */
  letter(letter: Letter, one: Sheet): number {
    const isCard = letter.mailing === 2
    if (letter.rehearsal !== null) this.#words(letter.rehearsal, mm(8), { bold: true, size: 12 })
    this.#words(letter.sender, mm(18), { bold: true, size: 13 })
    this.#window(one)
    const beside = isCard ? { width: BESIDE_WINDOW } : {}
    this.#y = isCard ? mm(32) : mm(95)
    this.#flow(letter.heading, { tag: 'H1', bold: true, size: isCard ? 15 : 20, ...beside })
    for (const paragraph of letter.invitation) this.#flow(paragraph, { before: 6, ...beside })
    if (isCard) {
      this.#others(letter.others.slice(0, ON_CARD), beside)
      this.#y = Math.max(this.#y, BELOW_WINDOW)
    }
    this.#code(letter, one)
    if (!isCard) {
      this.#flow(letter.answersTitle, { tag: 'H2', bold: true, size: 12, before: 14 })
      this.#flow(letter.answers, { before: 3 })
    }
    this.#flow(`${letter.contactTitle} ${letter.contact}`, { before: isCard ? 6 : 14, size: isCard ? 9 : 10.5 })
    if (!isCard) this.#others(letter.others)
    this.#artifact(() => {
      const y = this.#doc.page.height - mm(10)
      this.#doc.font('regular').fontSize(7).fillColor('#555555').text(String(one.number), LEFT, y, { lineBreak: false })
    })
    return this.#y
  }

  #others(others: Letter['others'], manner: Manner = {}): void {
    for (const { language, sentence } of others) {
      if (FROM_RIGHT.includes(language)) this.#other(language, sentence)
      else this.#flow(sentence, { before: 5, size: 9.5, language, ...manner })
    }
  }

  #window({ recipient, reference }: Sheet): void {
    this.#y = WINDOW.y
    for (const line of recipient) this.#flow(line, { x: WINDOW.x, width: WINDOW.width, size: 11, own: true })
    this.#words(reference, WINDOW.y + mm(18), { x: WINDOW.x, width: WINDOW.width, size: 8, own: true })
  }

  // Steps, address and code to the left, the QR code to the right of them.
  #code(letter: Letter, { code }: Sheet): void {
    const [top, width] = [this.#y + 10, WIDTH - QR.side - mm(8)]
    this.#y = top
    this.#flow(letter.howTitle, { tag: 'H2', bold: true, size: 13, width })
    for (const [index, step] of letter.how.entries()) this.#flow(`${index + 1}. ${step}`, { before: 3, width })
    this.#flow(letter.shortAddress, { before: 8, bold: true, size: 14, width, oneLine: true })
    this.#flow(`${letter.codeLabel}: ${written(code)}`, { before: 4, bold: true, size: 17, width, own: true })
    const below = this.#y
    this.#qr(linkOf(letter, code), letter.qrWords, top)
    this.#y = Math.max(below, top + QR.side)
  }

  #qr(link: string, alt: string, top: number): void {
    if (!this.#into) return
    const figure = this.#doc.struct('Figure', { alt }, () => {
      const modules = encodeQR(link, 'raw', { border: 4, ecc: 'medium' })
      const side = QR.side / modules.length
      this.#doc.save().fillColor('#000000').translate(QR.x, top).scale(side)
      this.#doc.addContent(`${modules.flatMap(darkIn).join(' ')} f`) // in one piece: pdfkit would write five hundred
      this.#doc.restore()
    })
    this.#into.section.add(figure)
    figure.end()
  }

  // Right to left: pdfkit lays no line of two directions out, so each run is placed by itself, from the right margin.
  #other(language: string, sentence: string): void {
    const y = this.#y + 5
    this.#tagged('P', language, ({ stencil }) => stencil.draw(this.#doc, sentence, () => this.#fromRight(sentence, y)))
    this.#y = y + 17 * this.#scale
  }

  #fromRight(sentence: string, y: number): void {
    this.#doc
      .font('arabic')
      .fontSize(10.5 * this.#scale)
      .fillColor('#000000')
    const runs = runsOf(sentence).map(({ words, rightToLeft }) => {
      const features: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: rightToLeft ? ['rtla'] : [] }
      return { words, features, width: this.#doc.widthOfString(words, features) }
    })
    let x = A4.width - LEFT - runs.reduce((sum, { width }) => sum + width, 0)
    for (const { words, features, width } of runs) {
      this.#doc.text(words, x, y, { lineBreak: false, ...features })
      x += width
    }
  }

  #words(words: string, y: number, manner: Manner): void {
    const before = this.#y
    this.#y = y
    this.#flow(words, manner)
    this.#y = before
  }

  #flow(words: string, { tag = 'P', x = LEFT, width = WIDTH, before = 0, own = false, language, ...type }: Manner): void {
    this.#y += before * this.#scale
    const [y, isLine] = [this.#y, own || type.oneLine === true]
    if (!this.#into) {
      this.#set(words, width, type)
      this.#y += isLine ? this.#doc.currentLineHeight(true) : this.#doc.heightOfString(words, { width })
      return
    }
    const draw = () => {
      this.#set(words, width, type)
      this.#doc.text(words, x, y, isLine ? { lineBreak: false } : { width }) // what is one line needs no measuring
      if (isLine) this.#doc.y = y + this.#doc.currentLineHeight(true)
    }
    this.#tagged(tag, language ?? null, ({ stencil }) => (own ? draw() : stencil.draw(this.#doc, words, draw)))
    this.#y = this.#doc.y
  }

  #set(words: string, width: number, { size = 10.5, bold = false, oneLine = false }: Manner): void {
    const scaled = size * this.#scale
    this.#doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(scaled)
      .fillColor('#000000')
    if (oneLine) this.#doc.fontSize(scaled * Math.min(1, width / this.#doc.widthOfString(words)))
  }

  #tagged(tag: Tag, language: string | null, draw: (into: Into) => void): void {
    const into = this.#into
    if (!into) return
    const element = this.#doc.struct(tag, language === null ? {} : { lang: language }, () => draw(into))
    into.section.add(element)
    element.end()
  }

  #artifact(draw: () => void): void {
    if (!this.#into) return
    this.#doc.markContent('Artifact', { type: 'Pagination' })
    draw()
    this.#doc.endMarkedContent()
  }
}

/** The dark stretches of a row of a QR code as rectangles in PDF's own words, a module the unit. */
function darkIn(modules: readonly boolean[], row: number): readonly string[] {
  const rectangles: string[] = []
  for (let from = modules.indexOf(true); from >= 0; ) {
    const end = modules.indexOf(false, from)
    const to = end < 0 ? modules.length : end
    rectangles.push(`${from} ${row} ${to - from} 1 re`)
    from = modules.indexOf(true, to)
  }
  return rectangles
}
