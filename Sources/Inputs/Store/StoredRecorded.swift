import Database
import Dossier
import Problems

// A base of recorded crime in the store: for each area its counts, indicator after indicator and
// year after year, then its inhabitants and its dwellings, year after year.

extension StoredForm {
  init(_ base: RecordedBase) {
    self["geographie"] = base.edition.geographyYear.map(String.init)
    self["produit_le"] = base.edition.producedOn
    self[list: "indicateurs"] = base.indicators.map(\.rawValue)
    self["premiere_annee"] = "\(base.years.lowerBound)"
    self["derniere_annee"] = "\(base.years.upperBound)"
    self[years: "millesimes_population"] = base.populationVintages
    self[years: "millesimes_logements"] = base.dwellingVintages
  }

  fileprivate var edition: Edition {
    Edition(geographyYear: self["geographie"].flatMap { Int($0) }, producedOn: self["produit_le"])
  }

  var years: ClosedRange<Int>? {
    guard let first = self["premiere_annee"].flatMap({ Int($0) }),
      let last = self["derniere_annee"].flatMap({ Int($0) }), first <= last
    else { return nil }
    return first...last
  }

  var indicators: [Indicator]? {
    let words = self[list: "indicateurs"]
    let known = words.compactMap(Indicator.init(rawValue:))
    return known.count == words.count && !known.isEmpty ? known : nil
  }
}

extension EditionWriter {
  func add(_ base: RecordedBase) throws(DatabaseFault) {
    var row = NumberRow()
    let years = base.years.count
    let cells = base.indicators.count * years
    for (index, code) in base.areas.enumerated() {
      row.clear()
      row.append(base.counts[index * cells..<(index + 1) * cells])
      row.append(base.populations[index * years..<(index + 1) * years])
      row.append(base.dwellings[index * years..<(index + 1) * years])
      try addArea(code, row)
    }
  }
}

extension StoreDatabase {
  /// Throws when the rows are not those that the form of the edition announces.
  func recordedBase(of edition: StoredEdition) throws(Problem) -> RecordedBase {
    let form = edition.form
    guard let level = RecordedBase.Level.allCases.first(where: { $0.kind == edition.kind }),
      let years = form.years, let indicators = form.indicators
    else { throw .damagedStore(name, "la forme de « \(edition.name) » n’est pas lisible") }
    let count = try areaCount(of: edition)
    var areas: [String] = []
    areas.reserveCapacity(count)
    var counts = NumberColumns<Int32>(width: indicators.count * years.count, rows: count)
    var populations = NumberColumns<Double>(width: years.count, rows: count)
    var dwellings = populations
    try eachArea(of: edition, size: counts.byteCount + 2 * populations.byteCount) { code, row in
      areas.append(code)
      counts.take(row, from: 0)
      populations.take(row, from: counts.byteCount)
      dwellings.take(row, from: counts.byteCount + populations.byteCount)
    }
    return RecordedBase(
      level: level, edition: form.edition, source: edition.source, areas: areas,
      indicators: indicators, years: years, counts: counts.values, populations: populations.values,
      dwellings: dwellings.values, populationVintages: form[years: "millesimes_population"],
      dwellingVintages: form[years: "millesimes_logements"])
  }

  func areaCount(of edition: StoredEdition) throws(Problem) -> Int {
    try attempt { () throws(DatabaseFault) in
      try database.number("SELECT count(*) FROM area WHERE edition = \(edition.id)")
    }
  }

  /// Whether an edition has a row for each of the codes.
  func holds(_ codes: Set<String>, in edition: StoredEdition) throws(Problem) -> Bool {
    let select = try attempt { () throws(DatabaseFault) in
      try database.statement("SELECT 1 FROM area WHERE edition = ?1 AND code = ?2")
    }
    for code in codes {
      select.bind(edition.id, at: 1)
      select.bind(code, at: 2)
      guard try attempt({ () throws(DatabaseFault) in try select.step() }) else { return false }
      select.reset()
    }
    return true
  }

  /// The areas of an edition in the order of their codes, each with its numbers.
  func eachArea(
    of edition: StoredEdition, size: Int, _ body: (String, UnsafeRawBufferPointer) -> Void
  ) throws(Problem) {
    let sql = "SELECT code, numbers FROM area WHERE edition = ?1 ORDER BY code"
    try rows(sql, of: edition.id) { row throws(Problem) in
      let isWhole = row.withBytes(1) { bytes in
        guard bytes.count == size else { return false }
        body(row.text(0), bytes)
        return true
      }
      guard isWhole else {
        throw .damagedStore(name, "« \(row.text(0)) » n’a pas tous ses nombres")
      }
    }
  }
}
