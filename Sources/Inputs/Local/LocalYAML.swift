import Digests
import Dossier
import Problems
import SourceFiles

/// The root of a file of the town and the digest of its bytes.
///
/// Nil, with problems, when it can't be read; an absent file was said with the key that names it.
func readLocalYAML(
  _ file: NamedFile, _ problems: inout ProblemCollector
) -> (root: YAMLNode, sha256: String)? {
  let hasher = SHA256Hasher()
  do {
    try file.checkFile()
  } catch {
    return nil
  }
  let read = problems.attemptAll { () throws(Problems) -> Warned<YAMLNode> in
    try readYAML(file.source, onBytes: { hasher.update($0) })
  }
  return read.map { ($0, hasher.finish().hex) }
}

/// Identifiers of the entries of a list, each once.
struct UniqueIdentifiers {
  private var lines: [String: Int] = [:]

  /// The `id` of an entry; nil, with a problem, when it is missing, wrong or already taken.
  mutating func read(
    _ section: Section, _ texts: FreeTextReader, _ problems: inout ProblemCollector
  ) -> String? {
    section.require("id", &problems)
    guard let identifier = texts.text("id", in: section, &problems),
      let span = section.mapping["id"]?.span
    else { return nil }
    if let line = lines[identifier] {
      problems.add(.repeatedIdentifier(identifier, line: line, at: span))
      return nil
    }
    lines[identifier] = span.line
    return identifier
  }
}

extension YAMLNode {
  /// One of the spellings of a closed list, whatever its case and accents: « adaptée ».
  func foldedChoice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type
  ) throws(Problem) -> Choice where Choice.RawValue == String {
    let folded = FoldedName(try string())
    if let choice = Choice.allCases.first(where: { FoldedName($0.rawValue) == folded }) {
      return choice
    }
    return try choice(of: type)
  }
}

extension Problem {
  fileprivate static func repeatedIdentifier(
    _ identifier: String, line: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "identifiant-en-double",
      "l'identifiant « \(identifier.prefix(60)) » est déjà donné à la ligne \(line)", at: span,
      hint: "un identifiant ne sert qu'une fois")
  }
}
