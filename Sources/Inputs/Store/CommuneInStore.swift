import Database
import Dossier
public import Problems

extension ReferenceStore {
  /// What the newest edition of each source says of a commune, a line each: one row is read of each,
  /// whatever their size.
  public func lines(ofCommune code: String) throws(Problem) -> [String] {
    guard isThere, let store = try StoreDatabase.reading(at: path) else {
      throw .noStore(path, at: nil)
    }
    var lines: [String] = []
    var seen: Set<SourceKind> = []
    for edition in try store.editions() where seen.insert(edition.kind).inserted {
      guard let held = try store.held(of: code, in: edition) else { continue }
      lines.append(
        "\(edition.kind.rawValue) « \(edition.identity) » : " + (held.isEmpty ? "absente" : held))
    }
    return lines
  }
}

extension StoreDatabase {
  /// In words; empty when the edition doesn't hold the commune, nil when it is of no commune.
  fileprivate func held(of code: String, in edition: StoredEdition) throws(Problem) -> String? {
    switch edition.kind {
    case .recordedCommunes: try recorded(of: code, in: edition)
    case .filosofi, .legalPopulations, .census: try figures(of: code, in: edition)
    case .communeNames: try name(of: code, .commune, in: edition)
    case .densityGrid: try name(of: code, .density, in: edition)
    case .intercommunalities: try name(of: code, .intercommunality, in: edition)
    case .outlines, .iris: try shapeCount(of: code, in: edition)
    case .recordedDepartments, .recordedRegions, .departmentNames, .regionNames, .priorityDistricts:
      nil
    }
  }

  private func recorded(of code: String, in edition: StoredEdition) throws(Problem) -> String {
    guard let years = edition.form.years, let indicators = edition.form.indicators else {
      return ""
    }
    let counts = try numbers(
      of: code, in: edition, count: indicators.count * years.count, as: Int32.self)
    guard !counts.isEmpty else { return "" }
    let published = counts.count { $0 >= 0 }
    let hidden = counts.count { $0 == RecordedBase.notPublished }
    return "\(years.lowerBound)–\(years.upperBound), \(published) nombres publiés, "
      + "\(hidden) sous secret"
  }

  private func figures(of code: String, in edition: StoredEdition) throws(Problem) -> String {
    let variables = edition.form[list: "variables"].count
    let figures = try numbers(of: code, in: edition, count: variables, as: Double.self)
    guard !figures.isEmpty else { return "" }
    return "\(figures.count { !$0.isNaN }) mesures connues sur \(variables)"
  }

  /// The first numbers of a commune's row; none when it has no row, or a shorter one.
  private func numbers<Number: BitwiseCopyable>(
    of code: String, in edition: StoredEdition, count: Int, as type: Number.Type
  ) throws(Problem) -> [Number] {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement("SELECT numbers FROM area WHERE edition = ?1 AND code = ?2")
    }
    select.bind(edition.id, at: 1)
    select.bind(code, at: 2)
    guard try attempt({ () throws(DatabaseFault) in try select.step() }) else { return [] }
    return select.withBytes(0) { row in
      var columns = NumberColumns<Number>(width: count, rows: 1)
      if row.count >= columns.byteCount { columns.take(row, from: 0) }
      return columns.values
    }
  }

  private func name(
    of code: String, _ sort: NameSort, in edition: StoredEdition
  ) throws(Problem) -> String {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement(
        "SELECT label FROM name WHERE edition = ?1 AND sort = ?2 AND code = ?3")
    }
    select.bind(edition.id, at: 1)
    select.bind(sort.rawValue, at: 2)
    select.bind(code, at: 3)
    return try attempt({ () throws(DatabaseFault) in try select.step() }) ? select.text(0) : ""
  }

  private func shapeCount(of code: String, in edition: StoredEdition) throws(Problem) -> String {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement("SELECT count(*) FROM shape WHERE edition = ?1 AND code = ?2")
    }
    select.bind(edition.id, at: 1)
    select.bind(code, at: 2)
    let count = try attempt { () throws(DatabaseFault) in
      try select.step() ? select.int(0) : 0
    }
    return count == 0 ? "" : count == 1 ? "1 contour" : "\(count) contours"
  }
}
