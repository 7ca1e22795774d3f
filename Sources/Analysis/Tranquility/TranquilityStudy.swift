import Dossier

/// What local services count: each table apart, never added to another.
struct TranquilityStudy {
  let dossier: Dossier
  let edition: DocumentEdition
  let parameters: AnalysisParameters

  /// Nil when the dossier holds nothing of the kind.
  func results() -> TranquilityResults? {
    let all = dossier.localTables + registerTables(of: dossier)
    let named = TranquilityNames(all)
    let tables = zip(all, named.tables).compactMap { table, names in
      TranquilityTableStudy(
        table: table, names: names, dossier: dossier, edition: edition, parameters: parameters
      )?.study()
    }
    guard !tables.isEmpty else { return nil }
    let list = TranquilityFindings(
      territoryCode: dossier.territory.code, parameters: parameters)
    return TranquilityResults(tables: tables, findings: tables.flatMap(list.findings))
  }
}

/// Identifiers of tables and categories, unique in the dossier.
struct TranquilityNames {
  struct Table {
    let slug: String
    /// By name of category.
    let categories: [String: String]
  }

  let tables: [Table]

  /// The first table, in order of path, that has a category gives it its plain name; that of
  /// another table says which table it is.
  init(_ tables: [LocalTable]) {
    var used: Set<String> = []
    var slugs: Set<String> = []
    self.tables = tables.map { table in
      let slug = Self.unused(Self.named(table.name), among: slugs)
      slugs.insert(slug)
      var categories: [String: String] = [:]
      for name in Set(table.counts.map { $0.category ?? "" }).sorted() {
        let plain = Self.named(name.isEmpty ? table.name : name)
        let own = used.contains(plain) ? plain + "-" + slug : plain
        let unique = Self.unused(own, among: used)
        categories[name] = unique
        used.insert(unique)
      }
      return Table(slug: slug, categories: categories)
    }
  }

  private static func named(_ name: String) -> String {
    let slug = slug(of: name)
    return slug.isEmpty ? "sans-nom" : slug
  }

  private static func unused(_ slug: String, among used: Set<String>) -> String {
    var candidate = slug
    var number = 2
    while used.contains(candidate) {
      candidate = "\(slug)-\(number)"
      number += 1
    }
    return candidate
  }
}
