import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

extension Material {
  /// The name to print of a theme; that of a free one is as its sources write it.
  func name(of row: ThemeRow) throws(Problem) -> String {
    if let known = row.theme.known { return try words("croise.themes.\(known.rawValue)") }
    for fact in row.readings.flatMap(\.facts) {
      if case .words(let label) = fact.subject { return label.uppercasedFirst }
    }
    return row.theme.key.split(separator: "-").joined(separator: " ").uppercasedFirst
  }

  func head(of source: EvidenceSource) throws(Problem) -> String {
    try words("croise.sources.\(source.rawValue).tete")
  }

  /// « les faits enregistrés, l’enquête et les entretiens ».
  func list(_ sources: [EvidenceSource]) throws(Problem) -> String {
    French.list(
      try sources.mapTyped { source throws(Problem) in
        try words("croise.sources.\(source.rawValue).article")
      })
  }

  /// One thing that a source says, in a few words.
  func sentence(of fact: ThemeFact) throws(Problem) -> String {
    try words(
      "croise.faits.\(fact.kind.rawValue)",
      [
        "nom": .text(try name(of: fact.subject)),
        "groupe_de": .text("des " + (try groupName)),
        "rapport": .optional(fact.value) { .number($0, places: 2) },
        "intervalle": .rich([.text(fact.interval.map { French.interval($0, places: 2) } ?? "")]),
        "evolution": .optional(fact.value) {
          .number($0, NumberFormat(places: 1, unit: .percent, isSigned: true))
        },
        "part": .optional(fact.value) { .percent($0 * 100, places: $0 < 0.1 ? 1 : 0) },
        "part_intervalle": .rich([.text(shareInterval(fact))]),
        "n": .optional(fact.value) { .integer(Int($0)) },
        "valeur": .text(traitValue(fact)),
        "lieu": .text(fact.place ?? ""),
      ])
  }

  private func name(of subject: ThemeFact.Subject) throws(Problem) -> String {
    switch subject {
    case .indicator(let indicator): try words("indicateurs.\(indicator.rawValue).nom")
    case .trait(let variable): try words("social.\(variable.rawValue).nom")
    case .words(let label): label
    }
  }

  private func shareInterval(_ fact: ThemeFact) -> String {
    guard let interval = fact.interval else { return "" }
    return French.interval(interval.scaled(by: 100), places: (fact.value ?? 0) < 0.1 ? 1 : 0)
  }

  private func traitValue(_ fact: ThemeFact) -> String {
    guard case .trait(let variable) = fact.subject, let value = fact.value else { return "" }
    return printed(value, of: variable)
  }

  /// « C12 » with a link to the finding, nothing when it isn't numbered.
  func reference(_ identifier: String?) -> [Inline] {
    guard let identifier, let number = number(of: identifier) else { return [.text("–")] }
    return [
      .link(.destination("constat-" + identifier), [.strong([.text(number)])])
    ]
  }

  /// The finding of a theme, else the first numbered one that its signals rest on.
  func cited(by row: ThemeRow) -> String? {
    let own = "croisement.\(row.theme.key)"
    return ([own] + row.findings).first { number(of: $0) != nil }
  }
}
