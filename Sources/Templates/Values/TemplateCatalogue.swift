/// All that the outline of a document may name, asked of who answers it.
public struct TemplateCatalogue: Sendable {
  public struct Value: Hashable, Sendable {
    /// With its dots: `commune.nom`.
    public let name: String
    /// As it would be printed; nil for a group of values, and for a list of groups.
    public let text: String?
    /// How many items a list has; nil for anything else.
    public let count: Int?
    /// The names of what each item of a list holds.
    public let itemNames: [String]
  }

  public struct Fence: Hashable, Sendable {
    public let kind: FenceKind
    public let name: String
    public let options: [FenceOption]
  }

  /// `diagnostic.md`.
  public let outline: String
  public let values: [Value]
  public let fences: [Fence]

  public init(of outline: String, from source: some TemplateSource) {
    self.outline = outline
    values = source.valueNames.compactMap { name in
      source.value(name).flatMap { Value(name, $0) }
    }
    let named: [(FenceKind, [String])] = [
      (.figure, source.figureNames), (.table, source.tableNames),
      (.callout, source.calloutNames), (.prose, source.proseNames),
    ]
    fences = named.flatMap { kind, names in
      names.map { Fence(kind: kind, name: $0, options: source.options(of: kind, named: $0)) }
    }
  }
}

extension TemplateCatalogue.Value {
  /// Nil for a group: its values are in the list themselves.
  fileprivate init?(_ name: String, _ value: TemplateValue) {
    self.name = name
    switch value {
    case .scope: return nil
    case .list(let items):
      text = value.plain()
      count = items.count
      let groups = items.compactMap { item -> TemplateScope? in
        if case .scope(let scope) = item { scope } else { nil }
      }
      itemNames = Set(groups.flatMap(\.valueNames)).sorted()
    default:
      text = value.plain()
      count = nil
      itemNames = []
    }
  }
}
