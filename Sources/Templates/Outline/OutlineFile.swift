import Problems
import SourceFiles

/// One file of an outline, its includes not yet read.
struct OutlineFile: Sendable {
  let file: TemplateFile
  let head: HeadTemplate
  let headSpan: SourceSpan?
  let nodes: [OutlineNode]

  /// Reads the head, then the Markdown under it; throws all their problems at once.
  static func read(_ text: TemplateLibrary.TextFile) throws(Problems) -> Warned<OutlineFile> {
    let source = MaskedSource(text.text, hidingAttributes: true)
    var problems = ProblemCollector()
    problems.add(contentsOf: source.problems)
    var head = HeadTemplate.none
    var headSpan: SourceSpan?
    var bodyStart = 1
    if isFrontier(source.lines.first) {
      let place = source.real(SourceSpan(file: text.text.name, line: 1, column: 1, length: 3))
      headSpan = place
      guard let end = source.lines.dropFirst().firstIndex(where: { isFrontier($0) }) else {
        throw Problems(problems.problems + [.unclosedHead(at: place)])
      }
      bodyStart = end + 2
      do {
        head = try HeadTemplate(source, lines: 2..<end + 1, problems: &problems)
      } catch {
        problems.add(contentsOf: error.all)
      }
    }
    var reader = OutlineReader(source: source)
    let nodes = reader.nodes(ofLines: bodyStart..<source.lines.count + 1)
    problems.add(contentsOf: reader.problems.problems)
    return try problems.finish(
      OutlineFile(file: text.file, head: head, headSpan: headSpan, nodes: nodes))
  }

  /// A line that opens or closes the head.
  private static func isFrontier(_ line: String?) -> Bool {
    guard let line, line.hasPrefix("---") else { return false }
    return line.dropFirst(3).allSatisfy(\.isWhitespace)
  }
}

extension Problem {
  fileprivate static func unclosedHead(at span: SourceSpan) -> Problem {
    Problem(
      .error, "entete-non-ferme", "l'en-tête ouvert par « --- » n'est pas fermé", at: span,
      hint: "ajoutez une ligne « --- » après la dernière clé")
  }
}
