import Drawing

/// Adds to Cairo's file what Cairo 1.16 can't write: language, alternative texts, artifacts,
/// the metadata and the colour profile of PDF/A-2b (ISO 19005-2), or 3b with files inside.
struct LastPass {
  let publication: Publication
  let elements: [StructureElement]

  func rewrite(_ drawn: ScratchFile) throws(RenderingError) -> ScratchFile {
    let file = try PDFFile(drawn)
    try StructureRepair(file: file, elements: elements, publication: publication).run()
    for index in 0..<file.pageCount { file.page(index)["/Tabs"] = file.name("/S") }
    completeFonts(of: file)
    completeCatalog(of: file)
    labelPages(of: file)
    addMetadata(to: file)
    addColorProfile(to: file)
    Attachments(publication: publication).add(to: file)
    try file.check()
    let completed = try ScratchFile()
    try file.write(to: completed.path, minimumVersion: "1.7")
    return completed
  }

  private func completeCatalog(of file: PDFFile) {
    file.root["/Lang"] = file.text(publication.metadata.language)
    // Cairo says so only when the tree begins with a document.
    file.root["/MarkInfo"] = file.parse("<< /Marked true >>")
    file.root["/ViewerPreferences"] = file.parse("<< /DisplayDocTitle true >>")
    // Cairo counts the open entries of the root downwards; PDF 32000-1, 12.3.3, wants upwards.
    let outlines = file.root["/Outlines"]
    if outlines.isDictionary { outlines["/Count"] = file.integer(publication.outline.count) }
  }

  /// Cairo guesses numbering from labels; here each page says its own.
  private func labelPages(of file: PDFFile) {
    let labels = file.parse("<< /Nums [] >>")
    let numbers = file.parse(
      "[" + publication.pages.indices.map { "\($0) << >>" }.joined(separator: " ") + "]")
    for (index, page) in publication.pages.enumerated() where !page.label.isEmpty {
      numbers[2 * index + 1]["/P"] = file.text(page.label)
    }
    labels["/Nums"] = numbers
    file.root["/PageLabels"] = file.makeIndirect(labels)
  }

  /// PDF/A wants the map that Cairo leaves to its default.
  private func completeFonts(of file: PDFFile) {
    var seen: Set<Int> = []
    for index in 0..<file.pageCount {
      let fonts = file.page(index)["/Resources"]["/Font"]
      guard fonts.isDictionary else { continue }
      for key in fonts.keys {
        let font = fonts[key]
        guard seen.insert(font.number).inserted else { continue }
        for descendant in font["/DescendantFonts"].items
        where descendant["/Subtype"].name == "/CIDFontType2" && descendant["/CIDToGIDMap"].isNull {
          descendant["/CIDToGIDMap"] = file.name("/Identity")
        }
      }
    }
  }

  private func addMetadata(to file: PDFFile) {
    let entries = file.trailer["/Info"]
    entries["/CreationDate"] = file.text(publication.metadata.dateInFile)
    let packet = XMPPacket(
      metadata: publication.metadata, producer: entries["/Producer"].text,
      part: publication.attachments.isEmpty ? 2 : 3)
    file.root["/Metadata"] = file.stream(
      Array(packet.text.utf8),
      keys: ["/Type": file.name("/Metadata"), "/Subtype": file.name("/XML")])
  }

  private func addColorProfile(to file: PDFFile) {
    let profile = file.stream(ColorProfile.sRGB, keys: ["/N": file.integer(3)])
    let intent = file.parse(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        + "/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) >>")
    intent["/DestOutputProfile"] = profile
    let intents = file.parse("[ null ]")
    intents[0] = file.makeIndirect(intent)
    file.root["/OutputIntents"] = intents
  }
}
