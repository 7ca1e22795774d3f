import Analysis
import Document
import Dossier
import Problems

// What a diagnostic speaks of, for the index at its end.
extension DiagnosticSource {
  static let indexes: [String: Builder] = [
    "index.lieux": .init { material, _ throws(Problem) in
      try material.index(material.placeEntries, absence: "index.aucun-lieu")
    },
    "index.themes": .init { material, _ throws(Problem) in
      try material.index(try material.themeEntries(), absence: "index.aucun-theme")
    },
  ]
}

extension Material {
  fileprivate func index(
    _ entries: [TermIndex.Entry], absence: String
  ) throws(Problem) -> [Block] {
    let sorted = entries.sorted { folded($0.label) < folded($1.label) }
    return [.index(TermIndex(entries: sorted, absence: try phrase(absence)))]
  }

  /// Districts, priority districts and the places that local tables count by.
  fileprivate var placeEntries: [TermIndex.Entry] {
    var names = Set(dossier.map?.districts.map(\.name) ?? [])
    names.formUnion(dossier.map?.priorityDistricts?.map(\.name) ?? [])
    for table in findings.tranquility?.tables ?? [] { names.formUnion(table.places.map(\.name)) }
    names.remove("")
    return names.map { TermIndex.Entry(label: $0, spellings: [$0]) }
  }

  /// One entry a theme, under any of the names that its sources give it.
  fileprivate func themeEntries() throws(Problem) -> [TermIndex.Entry] {
    var spellings: [Theme: Set<String>] = [:]
    for indicator in findings.malveillance?.families.flatMap(\.indicators).map(\.indicator) ?? [] {
      guard let theme = KnownTheme(indicator: indicator) else { continue }
      spellings[.known(theme), default: []].insert(
        try words("indicateurs.\(indicator.rawValue).nom"))
    }
    for label in sourceLabels {
      spellings[dossier.themes.theme(of: label), default: []].insert(label)
    }
    return try spellings.keys.sorted().mapTyped { theme throws(Problem) in
      let labels = (spellings[theme] ?? []).sorted()
      let name =
        try theme.known.map { known throws(Problem) in
          try words("croise.themes.\(known.rawValue)")
        } ?? labels[0].uppercasedFirst
      return TermIndex.Entry(label: name, spellings: [name] + labels)
    }
  }

  /// What local tables, interviews and the survey call what they speak of.
  private var sourceLabels: [String] {
    let local = findings.tranquility?.tables.flatMap(\.categories).map(\.label) ?? []
    let voiced = findings.perception?.themes.map(\.label) ?? []
    let suffered = findings.survey?.victimisations.map(\.label) ?? []
    return local + voiced + suffered
  }
}
