import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let perceptionFigures: [String: Builder] = [:]
  static let perceptionTables: [String: Builder] = [:]
}
