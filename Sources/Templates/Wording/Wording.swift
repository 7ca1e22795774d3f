public import Document
public import Problems
import SourceFiles

/// The sentences of the documents, by key: `malveillance.niveau.au-dessus`.
public struct Wording: Sendable {
  let sentences: [String: [TemplateInline]]
  /// Where a missing sentence should be: the first file that was read.
  let place: SourceSpan
  public let files: [TemplateFile]

  /// Every key, sorted.
  public var keys: [String] { sentences.keys.sorted() }

  public func has(_ key: String) -> Bool { sentences[key] != nil }

  /// A sentence with its values; throws when the key or one of its values does not exist.
  ///
  /// Values stay as they are: nothing in them is read as Markdown.
  public func sentence(_ key: String, with values: some ValueSource) throws(Problem) -> [Inline] {
    guard let template = sentences[key] else { throw .absentSentence(key, among: keys, at: place) }
    var problems = ProblemCollector()
    let inlines = NamesInScope(source: values).inlines(of: template, problems: &problems)
    if let first = problems.problems.min() { throw first }
    return inlines
  }

  /// A sentence without bold words nor links, for a chart or an alternative text.
  public func text(_ key: String, with values: some ValueSource) throws(Problem) -> String {
    try sentence(key, with: values).plainText
  }
}

extension TemplateLibrary {
  /// Reads `NAME` in every folder that has it: each sentence comes from the first that holds it.
  ///
  /// A file of the dossier may so change one sentence only.
  public func wording(_ name: String = "phrases.yaml") throws(Problems) -> Warned<Wording> {
    var problems = ProblemCollector()
    var layers: [WordingFile] = []
    let paths = paths(of: name)
    do {
      // Says in which folders it was looked for.
      if paths.isEmpty { _ = try text(name) }
      for path in paths { layers.append(try wordingFile(try text(name, path: path))) }
    } catch let problem as Problem {
      throw Problems([problem])
    } catch let found as Problems {
      throw found
    } catch { preconditionFailure("the readers throw problems only") }
    var sentences: [String: [TemplateInline]] = [:]
    for layer in layers {
      problems.add(contentsOf: layer.problems)
      sentences.merge(layer.sentences) { first, _ in first }
    }
    if layers.count > 1, let base = layers.last {
      for layer in layers.dropLast() { problems.add(contentsOf: layer.strangers(to: base)) }
    }
    return try problems.finish(
      Wording(
        sentences: sentences, place: SourceSpan(wholeOf: paths.first ?? name),
        files: layers.map(\.file)))
  }
}

/// One file of sentences.
struct WordingFile: Sendable {
  let file: TemplateFile
  private(set) var sentences: [String: [TemplateInline]] = [:]
  private(set) var problems: [Problem]
  private var places: [String: SourceSpan] = [:]

  init(_ text: Warned<TemplateLibrary.TextFile>) throws(Problems) {
    file = text.value.file
    let source = MaskedSource(text.value.text, hidingAttributes: false)
    problems = text.warnings + source.problems
    let root: YAMLNode
    do { root = try readYAML(source.text(ofLines: 1..<source.lines.count + 1)) } catch {
      throw Problems(problems + error.all.map(source.real))
    }
    var reader = OutlineReader(source: source)
    read(root, under: "", &reader)
    problems += reader.problems.problems
  }

  private mutating func read(_ node: YAMLNode, under key: String, _ reader: inout OutlineReader) {
    let place = reader.source.real(node.span)
    switch node.content {
    case .mapping(let entries):
      for entry in entries {
        let inner = key.isEmpty ? entry.key : "\(key).\(entry.key)"
        read(entry.value, under: inner, &reader)
        places[inner] = reader.source.real(entry.keySpan)
      }
    case .scalar(let scalar) where !scalar.isNull && !key.isEmpty:
      sentences[key] = reader.inlines(scalar.text, at: place)
    case .scalar, .sequence: problems.append(.sentenceExpected(at: place))
    }
  }

  /// Sentences that nobody asks for, since the file that is overridden does not hold them.
  func strangers(to base: WordingFile) -> [Problem] {
    sentences.keys.sorted().filter { base.sentences[$0] == nil }.map { key in
      .strangeSentence(key, among: base.sentences.keys.sorted(), at: places[key])
    }
  }
}

extension Problem {
  fileprivate static func absentSentence(
    _ key: String, among keys: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "phrase-absente", "la phrase « \(key) » manque dans ce fichier", at: span,
      hint: closest(to: key, among: keys).map { "« \($0) » s'y trouve : est-ce elle ?" })
  }

  fileprivate static func sentenceExpected(at span: SourceSpan) -> Problem {
    Problem(
      .error, "phrase-attendue", "une phrase est attendue ici", at: span,
      hint: "mettez-la entre guillemets, ou après « >- »")
  }

  fileprivate static func strangeSentence(
    _ key: String, among keys: [String], at span: SourceSpan?
  ) -> Problem {
    Problem(
      .warning, "phrase-inutile", "aucun document n'emploie la phrase « \(key) »", at: span,
      hint: closest(to: key, among: keys).map { "vouliez-vous dire « \($0) » ?" })
  }
}
