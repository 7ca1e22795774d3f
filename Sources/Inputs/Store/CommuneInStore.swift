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
    case .communeNames: try name(of: code, "commune", in: edition)
    case .densityGrid: try name(of: code, "densite", in: edition)
    case .intercommunalities: try name(of: code, "epci", in: edition)
    case .outlines, .iris: try shapeCount(of: code, in: edition)
    case .recordedDepartments, .recordedRegions, .departmentNames, .regionNames, .priorityDistricts:
      nil
    }
  }

  private func recorded(of code: String, in edition: StoredEdition) throws(Problem) -> String {
    guard let (indicators, years) = edition.form.recordedGrid else { return "" }
    let cells = indicators * years.count
    let counts: [Int32] =
      try numbers(of: code, in: edition).map { bytes in
        bytes.withUnsafeBytes { row in
          var columns = NumberColumns<Int32>(width: cells, rows: 1)
          if row.count >= columns.byteCount { columns.take(row, from: 0) }
          return columns.values
        }
      } ?? []
    guard !counts.isEmpty else { return "" }
    let published = counts.count { $0 >= 0 }
    let hidden = counts.count { $0 == RecordedBase.notPublished }
    return "\(years.lowerBound)–\(years.upperBound), \(published) nombres publiés, "
      + "\(hidden) sous secret"
  }

  private func figures(of code: String, in edition: StoredEdition) throws(Problem) -> String {
    let variables = edition.form[list: "variables"]
    guard let bytes = try numbers(of: code, in: edition) else { return "" }
    let known = bytes.withUnsafeBytes { row in
      var columns = NumberColumns<Double>(width: variables.count, rows: 1)
      if row.count >= columns.byteCount { columns.take(row, from: 0) }
      return columns.values.count { !$0.isNaN }
    }
    return "\(known) mesures connues sur \(variables.count)"
  }

  private func numbers(of code: String, in edition: StoredEdition) throws(Problem) -> [UInt8]? {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement("SELECT numbers FROM area WHERE edition = ?1 AND code = ?2")
    }
    select.bind(edition.id, at: 1)
    select.bind(code, at: 2)
    guard try attempt({ () throws(DatabaseFault) in try select.step() }) else { return nil }
    return select.withBytes(0) { Array($0) }
  }

  private func name(
    of code: String, _ sort: String, in edition: StoredEdition
  ) throws(Problem) -> String {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement(
        "SELECT label FROM name WHERE edition = ?1 AND sort = ?2 AND code = ?3")
    }
    select.bind(edition.id, at: 1)
    select.bind(sort, at: 2)
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

extension StoredForm {
  /// How many indicators a row of recorded crime has, and which years.
  var recordedGrid: (indicators: Int, years: ClosedRange<Int>)? {
    guard let years, let indicators else { return nil }
    return (indicators.count, years)
  }
}
