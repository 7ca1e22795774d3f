import Dossier
import Synchronization

/// A table that can be told from another by all that it holds.
protocol ComparedByContent: Sendable {
  /// Cheap, and different for most different tables.
  var summary: TableSummary { get }
  func hasSameContent(as other: Self) -> Bool
}

struct TableSummary: Hashable, Sendable {
  let sha256: String
  let records: Int
  let areas: Int
}

/// Numbers the tables that were met: the same figures, the same number.
///
/// A checksum alone would not do: two dossiers may name the same file beside two different ones,
/// and the figures of one must never reach the document of the other. Copies of one array are
/// compared in no time, since they share their memory.
final class KnownTables<Table: ComparedByContent>: Sendable {
  private struct Met {
    var tables: [TableSummary: [(number: Int, table: Table)]] = [:]
    var count = 0
  }

  private let met = Mutex(Met())

  func number(of table: Table) -> Int {
    met.withLock { met in
      let summary = table.summary
      let alike = met.tables[summary] ?? []
      if let known = alike.first(where: { $0.table.hasSameContent(as: table) }) {
        return known.number
      }
      met.count += 1
      met.tables[summary] = alike + [(met.count, table)]
      return met.count
    }
  }
}

extension RecordedBase: ComparedByContent {
  var summary: TableSummary {
    TableSummary(sha256: source.sha256, records: source.records, areas: areas.count)
  }

  func hasSameContent(as other: RecordedBase) -> Bool {
    level == other.level && edition == other.edition && years == other.years
      && indicators == other.indicators && areas == other.areas && counts == other.counts
      && haveSameNumbers(populations, other.populations)
      && haveSameNumbers(dwellings, other.dwellings)
  }
}

extension SocialBase: ComparedByContent {
  var summary: TableSummary {
    TableSummary(sha256: source.sha256, records: source.records, areas: areas.count)
  }

  func hasSameContent(as other: SocialBase) -> Bool {
    vintage == other.vintage && areas == other.areas && columns == other.columns
  }
}

/// Whether two arrays hold the same numbers, absent ones (NaN) included.
private func haveSameNumbers(_ first: [Double], _ second: [Double]) -> Bool {
  // Equal at once when both share their memory, whatever is in it.
  first == second
    || first.elementsEqual(second) { $0 == $1 || ($0.isNaN && $1.isNaN) }
}
