import Drawing

/// Files inside the file, as PDF/A-3 wants them (ISO 19005-3, 6.8): described, dated, and said to be
/// the data of the document.
struct Attachments {
  let publication: Publication

  func add(to file: PDFFile) {
    let attachments = publication.attachments.sorted { $0.name < $1.name }
    guard !attachments.isEmpty else { return }
    let specifications = attachments.map { specification(of: $0, in: file) }
    let names = file.parse("[" + attachments.map { _ in "null null" }.joined(separator: " ") + "]")
    let associated = file.parse("[" + attachments.map { _ in "null" }.joined(separator: " ") + "]")
    for (index, attachment) in attachments.enumerated() {
      names[2 * index] = file.text(attachment.name)
      names[2 * index + 1] = specifications[index]
      associated[index] = specifications[index]
    }
    let tree = file.parse("<< >>")
    tree["/Names"] = names
    if file.root["/Names"].isNull { file.root["/Names"] = file.parse("<< >>") }
    file.root["/Names"]["/EmbeddedFiles"] = file.makeIndirect(tree)
    file.root["/AF"] = associated
  }

  private func specification(
    of attachment: Publication.Attachment, in file: PDFFile
  ) -> PDFObject {
    let parameters = file.parse("<< /Size \(attachment.bytes.count) >>")
    parameters["/ModDate"] = file.text(publication.metadata.dateInFile)
    let stream = file.stream(
      attachment.bytes,
      keys: [
        "/Type": file.name("/EmbeddedFile"),
        "/Subtype": file.name("/" + attachment.mediaType),
        "/Params": parameters,
      ])
    let streams = file.parse("<< >>")
    streams["/F"] = stream
    streams["/UF"] = stream
    let specification = file.parse("<< /Type /Filespec /AFRelationship /Data >>")
    specification["/F"] = file.text(attachment.name)
    specification["/UF"] = file.text(attachment.name)
    specification["/Desc"] = file.text(attachment.summary)
    specification["/EF"] = streams
    return file.makeIndirect(specification)
  }
}

extension Publication.Metadata {
  /// `D:20260301000000Z`.
  var dateInFile: String { "D:\(date.filter { $0 != "-" })000000Z" }
}
