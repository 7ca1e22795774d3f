import Charts
import Units

/// What tells a document from another: its title, its day, and what its cover shows.
struct ReportIdentity: Sendable {
  /// « Diagnostic local de sécurité 2026 ».
  var title: String
  var date: CalendarDate
  var picture: Chart?
  var logo: [UInt8]?
}
