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
/** A reminder card is an A5 on its side: the upper half of a letter. */
const CARD: [number, number] = [A4.width, A4.height / 2]

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
  for (const [index, one] of sheets.entries()) {
    const section = doc.struct('Sect')
    root.add(section)
    new Page(doc, section, stencil).letter(letter, one)
    section.end()
    if (index % A_BREATH === A_BREATH - 1) await new Promise(setImmediate)
  }
  root.end()
  doc.end()
  await ended
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
}

/** One letter being drawn, from the top. */
class Page {
  readonly #doc: PDFKit.PDFDocument
  readonly #section: PDFKit.PDFStructureElement
  readonly #stencil: Stencil
  #y = 0

  constructor(doc: PDFKit.PDFDocument, section: PDFKit.PDFStructureElement, stencil: Stencil) {
    this.#doc = doc
    this.#section = section
    this.#stencil = stencil
  }

  letter(letter: Letter, one: Sheet): void {
    const isCard = letter.mailing === 2
    this.#doc.addPage({ size: isCard ? CARD : 'A4', margin: 0 })
    if (letter.rehearsal !== null) this.#words(letter.rehearsal, mm(8), { bold: true, size: 12 })
    this.#words(letter.sender, mm(18), { bold: true, size: 13 })
    this.#window(one)
    this.#y = isCard ? mm(66) : mm(95)
    this.#flow(letter.heading, { tag: 'H1', bold: true, size: isCard ? 15 : 20, ...(isCard && { width: mm(88) }) })
    for (const paragraph of letter.invitation) this.#flow(paragraph, { before: 6 })
    this.#code(letter, one)
    if (!isCard) {
      this.#flow(letter.answersTitle, { tag: 'H2', bold: true, size: 12, before: 14 })
      this.#flow(letter.answers, { before: 3 })
    }
    this.#flow(`${letter.contactTitle} ${letter.contact}`, { before: isCard ? 6 : 14, size: isCard ? 9 : 10.5 })
    for (const { language, sentence } of isCard ? letter.others.slice(0, ON_CARD) : letter.others) {
      if (FROM_RIGHT.includes(language)) this.#other(language, sentence)
      else this.#flow(sentence, { before: 5, size: 9.5 })
    }
    this.#artifact(() => {
      const y = this.#doc.page.height - mm(10)
      this.#doc.font('regular').fontSize(7).fillColor('#555555').text(String(one.number), LEFT, y, { lineBreak: false })
    })
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
    this.#flow(letter.shortAddress, { before: 8, bold: true, size: 14, width })
    this.#flow(`${letter.codeLabel}: ${written(code)}`, { before: 4, bold: true, size: 17, width, own: true })
    const below = this.#y
    this.#qr(linkOf(letter, code), letter.qrWords, top)
    this.#y = Math.max(below, top + QR.side)
  }

  #qr(link: string, alt: string, top: number): void {
    const figure = this.#doc.struct('Figure', { alt }, () => {
      const modules = encodeQR(link, 'raw', { border: 4, ecc: 'medium' })
      const side = QR.side / modules.length
      this.#doc.save().fillColor('#000000').translate(QR.x, top).scale(side)
      this.#doc.addContent(`${modules.flatMap(darkIn).join(' ')} f`) // in one piece: pdfkit would write five hundred
      this.#doc.restore()
    })
    this.#section.add(figure)
    figure.end()
  }

  // Right to left: pdfkit lays no line of two directions out, so each run is placed by itself, from the right margin.
  #other(language: string, sentence: string): void {
    const y = this.#y + 5
    this.#tagged('P', language, () => this.#stencil.draw(this.#doc, sentence, () => this.#fromRight(sentence, y)))
    this.#y = y + 17
  }

  #fromRight(sentence: string, y: number): void {
    this.#doc.font('arabic').fontSize(10.5).fillColor('#000000')
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

  #flow(words: string, { tag = 'P', size = 10.5, bold = false, x = LEFT, width = WIDTH, before = 0, own = false }: Manner): void {
    this.#y += before
    const draw = () => {
      this.#doc
        .font(bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor('#000000')
      if (!own) this.#doc.text(words, x, this.#y, { width })
      else {
        this.#doc.text(words, x, this.#y, { lineBreak: false }) // what is short needs no measuring
        this.#doc.y = this.#y + this.#doc.currentLineHeight(true)
      }
    }
    this.#tagged(tag, null, own ? draw : () => this.#stencil.draw(this.#doc, words, draw))
    this.#y = this.#doc.y
  }

  #tagged(tag: Tag, language: string | null, draw: () => void): void {
    const element = this.#doc.struct(tag, language === null ? {} : { lang: language }, draw)
    this.#section.add(element)
    element.end()
  }

  #artifact(draw: () => void): void {
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
