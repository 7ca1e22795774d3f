import Dossier
import Problems

/// Says which names of a strategy's queries neither the register nor the map knows.
///
/// Without a register nothing can be said of them: the documents tell that nothing was counted.
func checkQueries(
  of dossier: Dossier, nomenclature: [String], _ problems: inout ProblemCollector
) {
  guard let register = dossier.register, let file = dossier.strategy else { return }
  let known = QueriedNames(
    categories: register.categories.map(\.name) + nomenclature,
    sources: register.sources.map(\.name),
    places: register.places + (dossier.map?.districts ?? []).map(\.name))
  for action in file.strategy.actions {
    for query in action.indicators.compactMap(\.query) { known.check(query, &problems) }
  }
}

/// The names that a query may give.
private struct QueriedNames {
  let categories: [String]
  let sources: [String]
  let places: [String]

  func check(_ query: FactQuery, _ problems: inout ProblemCollector) {
    let plain: (String) -> FoldedName = { FoldedName($0) }
    for (kind, named, known, fold) in [
      (Kind.category, query.categories, categories, plain),
      (.source, query.sources, sources, plain),
      (.place, query.places, places, { FoldedName(place: $0) }),
    ] {
      let held = Set(known.map(fold))
      for name in named where !held.contains(fold(name)) {
        problems.add(.unknown(kind, name, among: known, at: query.place.span))
      }
    }
  }

  enum Kind { case category, source, place }
}

extension Problem {
  fileprivate static func unknown(
    _ kind: QueriedNames.Kind, _ name: String, among known: [String], at span: SourceSpan?
  ) -> Problem {
    let (identifier, what) =
      switch kind {
      case .category: ("categorie-inconnue", "le registre n'a pas de catégorie")
      case .source: ("source-inconnue", "le registre n'a pas de source")
      case .place: ("lieu-inconnu", "ni le registre, ni la carte n'ont de lieu")
      }
    let names = Set(known).sorted()
    return Problem(
      .error, identifier, "\(what) « \(name.prefix(60)) », que cette requête demande", at: span,
      hint: closest(to: name, among: names).map { "vouliez-vous dire « \($0) » ?" }
        ?? "noms connus : \(names.prefix(12).joined(separator: ", "))"
        + (names.count > 12 ? "…" : ""))
  }
}
