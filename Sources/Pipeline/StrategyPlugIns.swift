import Dossier
import Inputs
import Problems
import SourceFiles
import Strategy

/// The national frameworks and the catalogue of the template folders.
struct StrategyPlugIns {
  static let frameworks = "cadres"
  static let catalogue = "catalogue"

  /// The folders of templates, first come first served: a file takes the place of those of the same
  /// name in later folders.
  let folders: [String]

  func read() throws(Problems) -> Warned<
    (frameworks: [NationalFramework], catalogue: StrategyCatalogue)
  > {
    var warnings: [Problem] = []
    var frameworks: [NationalFramework] = []
    for path in paths(in: Self.frameworks) {
      let read = try readNationalFramework(at: path)
      warnings += read.warnings
      frameworks.append(read.value)
    }
    let catalogue = try readCatalogue(at: paths(in: Self.catalogue))
    return Warned((frameworks, catalogue.value), warnings: warnings + catalogue.warnings)
  }

  /// One path a name, in order of name.
  private func paths(in subfolder: String) -> [String] {
    var paths: [String: String] = [:]
    for folder in folders.map({ $0.hasSuffix("/") ? $0 + subfolder : "\($0)/\(subfolder)" }) {
      for name in names(inFolder: folder) where name.hasSuffix(".yaml") && paths[name] == nil {
        paths[name] = "\(folder)/\(name)"
      }
    }
    return paths.sorted { $0.key < $1.key }.map(\.value)
  }
}
