public import Document
public import Problems

/// Who knows the values of a template by their names.
public protocol ValueSource: Sendable {
  /// Nil when nothing has this name; `.missing` when the name is right and the value unknown.
  func value(_ name: String) -> TemplateValue?
  /// Every name that a template may use, with its dots.
  var valueNames: [String] { get }
}

/// Who answers a template: values, and the blocks that its fences ask for.
///
/// A block is nil when nothing has this name, and empty when this dossier has nothing to show
/// under it. An option that does not exist is a `Problem` at `request.place(of:)`.
public protocol TemplateSource: ValueSource {
  func figure(_ request: BlockRequest) throws(Problem) -> [Block]?
  func table(_ request: BlockRequest) throws(Problem) -> [Block]?
  /// The callout of a finding, for ```` ```constat NOM ````.
  func callout(_ request: BlockRequest) throws(Problem) -> [Block]?
  /// Prose made from the findings, for ```` ```phrase NOM ````.
  func prose(_ request: BlockRequest) throws(Problem) -> [Block]?
  var figureNames: [String] { get }
  var tableNames: [String] { get }
  var calloutNames: [String] { get }
  var proseNames: [String] { get }
  /// The options of a fence; none when nothing has this name.
  func options(of kind: FenceKind, named name: String) -> [FenceOption]
}

extension TemplateSource {
  public func options(of kind: FenceKind, named name: String) -> [FenceOption] { [] }
}

/// What a fence asks for: a name, options, and the loop variables around it.
public struct BlockRequest: Sendable {
  public let name: String
  public let options: [String: String]
  /// The variables of the loops around the fence.
  public let scope: TemplateScope
  /// Where the name was typed.
  public let span: SourceSpan
  let optionSpans: [String: SourceSpan]

  public init(
    name: String, options: [String: String] = [:], scope: TemplateScope = TemplateScope(),
    span: SourceSpan
  ) {
    self.init(name: name, options: options, scope: scope, span: span, optionSpans: [:])
  }

  init(
    name: String, options: [String: String], scope: TemplateScope, span: SourceSpan,
    optionSpans: [String: SourceSpan]
  ) {
    self.name = name
    self.options = options
    self.scope = scope
    self.span = span
    self.optionSpans = optionSpans
  }

  /// Where an option was typed, or the name when it was not.
  public func place(of option: String) -> SourceSpan { optionSpans[option] ?? span }

  /// Throws for the first option, in alphabetical order, that is not among those taken.
  public func checkOptions(among allowed: [String]) throws(Problem) {
    for option in options.keys.sorted() where !allowed.contains(option) {
      throw .unknownOption(option, among: allowed, at: place(of: option))
    }
  }
}

extension TemplateScope: ValueSource {
  public func value(_ name: String) -> TemplateValue? {
    if let value = values[name] { return value }
    // The longest beginning that names a scope: keys may hold dots themselves.
    var end = name.endIndex
    while let dot = name[..<end].lastIndex(of: ".") {
      if case .scope(let inner)? = values[String(name[..<dot])] {
        return inner.value(String(name[name.index(after: dot)...]))
      }
      end = dot
    }
    return nil
  }

  public var valueNames: [String] {
    values.keys.sorted().flatMap { key -> [String] in
      guard case .scope(let inner)? = values[key] else { return [key] }
      return [key] + inner.valueNames.map { "\(key).\($0)" }
    }
  }
}

extension Problem {
  static func unknownOption(
    _ option: String, among allowed: [String], at span: SourceSpan
  ) -> Problem {
    let all = allowed.isEmpty ? nil : "options possibles : \(allowed.joined(separator: ", "))"
    return Problem(
      .error, "option-inconnue", "l'option « \(option) » n'existe pas ici", at: span,
      hint: closest(to: option, among: allowed).map { "vouliez-vous dire « \($0) » ?" } ?? all)
  }
}
