import Templates
import Units

/// What « vigie modeles » prints of a document.
struct CatalogueText {
  private let catalogue: TemplateCatalogue
  /// Without one, values mean nothing and are left out.
  private let hasDossier: Bool

  /// Signs of a value; what is longer is cut.
  private static let longest = 60
  /// Where values begin; a longer name pushes its own further.
  private static let column = 48

  init(_ catalogue: TemplateCatalogue, hasDossier: Bool) {
    self.catalogue = catalogue
    self.hasDossier = hasDossier
  }

  var text: String {
    let sections =
      [("Valeurs", values), ("Listes", lists)]
      + [
        ("Figures", FenceKind.figure), ("Tableaux", .table), ("Constats", .callout),
        ("Phrases", .prose),
      ].map { title, kind in (title, fences(kind)) }
    let printed = sections.filter { !$0.1.isEmpty }.map { title, lines in
      "  \(title)\n" + lines.map { "    \($0)\n" }.joined()
    }
    return "\(catalogue.outline)\n" + printed.joined()
  }

  private var values: [String] {
    let single = catalogue.values.filter { $0.count == nil }
    guard hasDossier else { return single.map { "{{\($0.name)}}" } }
    return single.map { value in
      let name = "{{\(value.name)}}"
      let room = max(Self.column - name.count, 2)
      return name + String(repeating: " ", count: room) + shown(value.text)
    }
  }

  private func shown(_ text: String?) -> String {
    let line = (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > Self.longest ? line.prefix(Self.longest - 1) + "…" : line
  }

  private var lists: [String] {
    catalogue.values.flatMap { value -> [String] in
      guard let count = value.count else { return [] }
      let head = hasDossier ? "\(value.name) : \(French.integer(count))" : value.name
      guard !value.itemNames.isEmpty else {
        return [hasDossier && count > 0 ? "\(head), \(shown(value.text))" : head]
      }
      return [head + ", et de chacun :"] + wrapped(value.itemNames).map { "    \($0)" }
    }
  }

  /// Names one after the other, about a hundred signs a line.
  private func wrapped(_ names: [String]) -> [String] {
    var lines: [String] = []
    for name in names {
      if let last = lines.last, last.count + name.count < 98 {
        lines[lines.count - 1] = "\(last), \(name)"
      } else {
        if !lines.isEmpty { lines[lines.count - 1] += "," }
        lines.append(name)
      }
    }
    return lines
  }

  private func fences(_ kind: FenceKind) -> [String] {
    catalogue.fences.filter { $0.kind == kind }.flatMap { fence in
      ["```\(kind.rawValue) \(fence.name)" + fence.options.map(word).joined()]
        + fence.options.flatMap(choices)
    }
  }

  /// « famille=… », between brackets when it can be left out.
  private func word(_ option: FenceOption) -> String {
    option.isRequired ? " \(option.name)=…" : " [\(option.name)=…]"
  }

  private func choices(_ option: FenceOption) -> [String] {
    // A rank, from 1 on: all of them would say no more.
    guard !option.values.isEmpty, option.values.count < 50 else { return [] }
    let lines = wrapped(option.values)
    return lines.enumerated().map { index, line in
      "    " + (index == 0 ? "\(option.name) : " : "  ") + line
    }
  }
}
