import Digests
import Dossier
import Problems
import SourceFiles

/// The author's own texts, one file a section or a finding, in order of name.
///
/// What each is about, only the document knows: see `readAuthorText` in Templates.
func readTexts(
  _ folder: NamedFile, _ context: LocalContext, _ problems: inout ProblemCollector
) -> [WrittenText] {
  let designations = TextNames(places: context.places)
  var texts: [WrittenText] = []
  for name in names(inFolder: folder.source.path) where !name.hasPrefix(".") {
    let file = folder.file(name)
    guard name.hasSuffix(".md"), name.count > 3 else {
      problems.add(.notAText(name, at: SourceSpan(wholeOf: file.source.name)))
      continue
    }
    let hasher = SHA256Hasher()
    let read = problems.attempt { () throws(Problem) in
      try file.source.readBytes(onBytes: { hasher.update($0) })
    }
    guard let bytes = read else { continue }
    problems.add(contentsOf: designations.problems(in: bytes, of: file.source.name))
    let source = Source(
      path: file.printed, producer: context.author, dataset: "Texte du rédacteur", vintage: "",
      sha256: hasher.finish().hex, records: 1, isFictitious: context.isFictitious)
    texts.append(
      WrittenText(
        subject: String(name.dropLast(3)), file: file.source.name, bytes: bytes, source: source))
  }
  return texts
}

extension NamedFile {
  /// A file of this folder.
  fileprivate func file(_ name: String) -> NamedFile {
    func inside(_ folder: String) -> String {
      folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
    return NamedFile(
      written: inside(written),
      source: SourceFile(path: inside(source.path), name: inside(source.name)))
  }
}

extension Problem {
  fileprivate static func notAText(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "texte-ignore", "« \(name) » n'est pas un texte : il n'est pas lu", at: span,
      hint: "un texte du rédacteur est un fichier « .md », nommé d'après une section ou un constat")
  }
}
