import Database
import Dossier
import Problems

// A table of Insee in the store: for each area its figures, and the names that come along.

extension StoredForm {
  init(_ base: SocialBase) {
    self[list: "variables"] = base.variables.map(\.rawValue)
    self["millesime"] = base.vintage.map(String.init)
  }
}

extension SocialBase {
  /// In the order of the columns of the store.
  fileprivate var variables: [SocialVariable] {
    SocialVariable.allCases.filter { columns[$0] != nil }
  }
}

/// What a row of names says.
enum NameSort: String {
  case commune, parents
  case department = "departement"
  case region
  case density = "densite"
  case intercommunality = "epci"
}

extension EditionWriter {
  func add(_ table: ReferenceTable) throws(DatabaseFault) {
    if let social = table.social { try add(social) }
    let gazetteer = table.gazetteer
    for (code, name) in gazetteer.communes {
      try addName(.commune, code, name.label, article: name.article.rawValue)
    }
    for (code, parents) in gazetteer.parents {
      try addName(
        .parents, code, "", department: parents.department,
        region: parents.region)
    }
    for (code, name) in gazetteer.departments {
      try addName(.department, code, name)
    }
    for (code, name) in gazetteer.regions { try addName(.region, code, name) }
    for (code, name) in gazetteer.densityClasses {
      try addName(.density, code, name)
    }
    for (code, epci) in gazetteer.intercommunalities {
      try addName(.intercommunality, code, epci.name, department: epci.code)
    }
  }

  private func add(_ base: SocialBase) throws(DatabaseFault) {
    let columns = base.variables.compactMap { base.columns[$0] }
    var row = NumberRow()
    for (index, code) in base.areas.enumerated() {
      row.clear()
      row.append(columns.map { $0[index] ?? .nan }[...])
      try addArea(code, row)
    }
  }
}

extension StoreDatabase {
  func referenceTable(of edition: StoredEdition) throws(Problem) -> ReferenceTable {
    var table = ReferenceTable(kind: edition.kind, source: edition.source)
    table.social = try socialBase(of: edition)
    table.gazetteer = try gazetteer(of: edition)
    return table
  }

  /// Nil for an edition that holds names only.
  private func socialBase(of edition: StoredEdition) throws(Problem) -> SocialBase? {
    let variables = edition.form[list: "variables"].compactMap(SocialVariable.init(rawValue:))
    guard !variables.isEmpty else { return nil }
    var areas: [String] = []
    var figures = NumberColumns<Double>(
      width: variables.count, rows: try areaCount(of: edition))
    try eachArea(of: edition, size: figures.byteCount) { code, row in
      areas.append(code)
      figures.take(row, from: 0)
    }
    var columns: [SocialVariable: [Double?]] = [:]
    for (place, variable) in variables.enumerated() {
      columns[variable] = areas.indices.map { index in
        let value = figures.values[index * variables.count + place]
        return value.isNaN ? nil : value
      }
    }
    return SocialBase(
      source: edition.source, areas: areas, columns: columns,
      vintage: edition.form["millesime"].flatMap { Int($0) })
  }

  private func gazetteer(of edition: StoredEdition) throws(Problem) -> Gazetteer {
    var gazetteer = Gazetteer()
    let sql =
      "SELECT sort, code, label, article, department, region FROM name WHERE edition = ?1"
    try rows(sql, of: edition.id) { row throws(Problem) in
      let code = row.text(1)
      let label = row.text(2)
      switch NameSort(rawValue: row.text(0)) {
      case .commune:
        gazetteer.communes[code] = PlaceName(
          ofCommune: code, label,
          article: row.optionalInt(3).flatMap(PlaceName.Article.init))
      case .parents:
        gazetteer.parents[code] = Gazetteer.Parents(
          department: row.text(4), region: row.optionalText(5))
      case .department: gazetteer.departments[code] = label
      case .region: gazetteer.regions[code] = label
      case .density: gazetteer.densityClasses[code] = label
      case .intercommunality:
        gazetteer.intercommunalities[code] = Territory.Area(
          code: row.text(4), name: label)
      case nil: throw .damagedStore(name, "une ligne de noms n’a pas de sens")
      }
    }
    return gazetteer
  }
}
