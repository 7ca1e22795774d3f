public import Charts
public import Document
import Problems
import SourceFiles

/// What the head of an outline says, with its values.
public struct OutlineHead: Sendable {
  public indirect enum Value: Hashable, Sendable {
    case text(String)
    case list([Value])
    case fields([Field])
  }

  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: Value
  }

  public let fields: [Field]

  /// The value under a key; `couverture.titre` goes into a group.
  public func value(_ key: String) -> Value? {
    var fields = fields
    var found: Value?
    for part in key.split(separator: ".") {
      found = fields.first { $0.name == part }?.value
      if case .fields(let inner)? = found { fields = inner } else { fields = [] }
    }
    return found
  }

  /// The text under a key, empty when there is none.
  public func text(_ key: String) -> String { texts(key).joined(separator: " ") }

  /// The texts of a list, or the one text that stands for a list; empty ones left out.
  public func texts(_ key: String) -> [String] { value(key)?.texts.filter { !$0.isEmpty } ?? [] }

  /// The cover that `couverture:` describes.
  public func cover(picture: Chart?, logo: [UInt8]? = nil) -> Cover {
    var fields: [Cover.Field] = []
    if case .fields(let typed)? = value("couverture.champs") {
      fields = typed.map {
        Cover.Field(name: $0.name, text: $0.value.texts.joined(separator: " "))
      }
    }
    return Cover(
      owner: text("couverture.proprietaire"), service: text("couverture.service"),
      mentions: texts("couverture.mentions"), title: texts("couverture.titre"),
      year: text("couverture.annee"), fields: fields, picture: picture,
      caption: text("couverture.legende"), warning: text("couverture.avertissement"), logo: logo)
  }

  static let coverKeys = [
    "annee", "avertissement", "champs", "image", "legende", "mentions", "proprietaire", "service",
    "titre",
  ]

  /// The keys that are not Vigie's own, for `{{modele.clef}}`.
  var freeKeys: TemplateScope {
    var scope = TemplateScope()
    for field in fields where field.name != "couverture" {
      scope[field.name] = field.value.templateValue
    }
    return scope
  }
}

extension OutlineHead.Value {
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let items): items.flatMap(\.texts)
    case .fields(let fields): fields.flatMap(\.value.texts)
    }
  }

  fileprivate var templateValue: TemplateValue {
    switch self {
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.templateValue))
    case .fields(let fields):
      .scope(
        TemplateScope(
          Dictionary(fields.map { ($0.name, $0.value.templateValue) }) { _, last in last }))
    }
  }
}

/// The head of an outline before it has values.
struct HeadTemplate: Sendable {
  indirect enum Value: Sendable {
    case text(TemplateText)
    case list([Value])
    case fields([Field])
  }

  struct Field: Sendable {
    let name: TemplateText
    let value: Value
  }

  let fields: [Field]

  static let none = HeadTemplate(fields: [])

  func expanded(_ names: NamesInScope, problems: inout ProblemCollector) -> OutlineHead {
    OutlineHead(fields: Self.expanded(fields, names, &problems))
  }

  private static func expanded(
    _ fields: [Field], _ names: NamesInScope, _ problems: inout ProblemCollector
  ) -> [OutlineHead.Field] {
    fields.map { field in
      OutlineHead.Field(
        name: problems.attempt { () throws(Problem) in try field.name.string(names) } ?? "",
        value: expanded(field.value, names, &problems))
    }
  }

  private static func expanded(
    _ value: Value, _ names: NamesInScope, _ problems: inout ProblemCollector
  ) -> OutlineHead.Value {
    switch value {
    case .text(let text):
      .text(problems.attempt { () throws(Problem) in try text.string(names) } ?? "")
    case .list(let items): .list(items.map { expanded($0, names, &problems) })
    case .fields(let fields): .fields(expanded(fields, names, &problems))
    }
  }
}

extension HeadTemplate {
  /// Reads the lines between the two `---`.
  init(
    _ source: MaskedSource, lines: Range<Int>, problems: inout ProblemCollector
  ) throws(Problems) {
    let root: YAMLNode
    do { root = try readYAML(source.text(ofLines: lines)) } catch {
      throw Problems(error.all.map(source.real))
    }
    guard case .mapping(let entries) = root.content else {
      throw Problems([.headIsNotKeys(at: source.real(root.span))])
    }
    fields = entries.map { entry in
      if entry.key == "couverture", case .mapping(let inner) = entry.value.content {
        for key in inner where !OutlineHead.coverKeys.contains(key.key) {
          problems.add(source.real(.unknownKey(key, among: OutlineHead.coverKeys)))
        }
      }
      return Self.field(entry, source)
    }
  }

  private static func field(_ entry: YAMLEntry, _ source: MaskedSource) -> Field {
    Field(name: TemplateText(entry.key, in: source), value: value(entry.value, source))
  }

  private static func value(_ node: YAMLNode, _ source: MaskedSource) -> Value {
    switch node.content {
    case .scalar(let scalar): .text(TemplateText(scalar.isNull ? "" : scalar.text, in: source))
    case .sequence(let items): .list(items.map { value($0, source) })
    case .mapping(let entries): .fields(entries.map { field($0, source) })
    }
  }
}

extension Problem {
  fileprivate static func headIsNotKeys(at span: SourceSpan) -> Problem {
    Problem(
      .error, "entete-illisible", "l'en-tête d'un modèle est fait de clés (« titre: … »)",
      at: span)
  }
}
