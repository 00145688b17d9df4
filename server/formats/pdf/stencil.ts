/** What is drawn alike on every page of a document: laid out once, kept as a form of its own, and after that only pointed at. */
export class Stencil {
  readonly #kept = new Map<string, { readonly name: string; readonly form: PDFKit.PDFKitReference; readonly y: number }>()

  /**
   * Draws something at the place where it was drawn the first time. Shaping and wrapping letters is nearly all the work of a
   * page, and a mailing says the same on thousands of them. A form painted inside a marked piece of content is part of it (ISO 32000-1,
   * 14.7.4.2), so screen readers read it as they do the first.
   */
  draw(doc: PDFKit.PDFDocument, name: string, draw: () => void): void {
    const kept = this.#kept.get(name)
    if (kept) {
      doc.page.xobjects[kept.name] = kept.form
      doc.addContent(`/${kept.name} Do`)
      doc.y = kept.y
    } else this.#record(doc, name, draw)
  }

  // Everything that pdfkit draws passes through addContent, as operators in words.
  #record(doc: PDFKit.PDFDocument, name: string, draw: () => void): void {
    const pieces: string[] = []
    const write = doc.addContent
    doc.addContent = (piece: string) => {
      pieces.push(piece)
      return write.call(doc, piece)
    }
    try {
      draw()
    } finally {
      doc.addContent = write
    }
    const { width, height, fonts } = doc.page
    const form = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: { Font: { ...fonts } } })
    form.end(pieces.join('\n'))
    this.#kept.set(name, { name: `S${this.#kept.size}`, form, y: doc.y })
  }
}
