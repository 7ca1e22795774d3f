import Analysis
import Digests
import Dossier
import Inputs
public import Problems
import Reports
import SourceFiles
import Strategy
import Templates
import Units

/// Keeps the current version of a strategy in `versions/N.json`, with all that its pages cite.
///
/// A version that is frozen already is left as it is: the same one changes nothing, another one is
/// refused with what differs.
public func freezeStrategy(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  // In one edition only: what is restricted must not come out of a frozen file.
  var request = request
  request.edition = .publiable
  let line = Line(request)
  let strategy = try line.currentStrategy()
  let version = try line.frozen(strategy.value)
  let problems = strategy.warnings + version.warnings
  let name = "\(frozenVersionFolder)/\(version.value.number).json"
  if frozenVersionNumbers(ofDossierAt: request.dossier).contains(version.value.number) {
    let old = try readFrozenVersion(version.value.number, ofDossierAt: request.dossier)
    let differences = version.value.differences(from: old.value)
    guard differences.isEmpty else { throw Problems([.otherVersion(name, differences)]) }
    return Warned(
      "Version \(version.value.number) déjà figée : rien ne change.\n", warnings: problems)
  }
  let file = try alone { () throws(Problem) in
    try OutputFolder(path: dossierFolder(request.dossier))
      .write(Array(version.value.json.utf8), to: name)
  }
  return Warned("Version \(version.value.number) figée : \(file.path)\n", warnings: problems)
}

/// A dossier with the state that its meetings led to.
struct CurrentStrategy {
  let dossier: Dossier
  let file: StrategyFile
  let state: StrategyState
}

extension Line {
  /// The strategy of the dossier with all its meetings; decisions in conflict stop the run.
  func currentStrategy() throws(Problems) -> Warned<CurrentStrategy> {
    let read = try readDossier()
    guard let file = read.value.strategy else { throw Problems([.noStrategy(request.dossier)]) }
    let state = apply(read.value.meetings, to: file.strategy)
    let problems = read.warnings + state.warnings
    guard !problems.contains(where: \.isError) else { throw Problems(problems) }
    let strategy = CurrentStrategy(dossier: read.value, file: file, state: state.value)
    return Warned(
      strategy, warnings: problems + editsSinceFreezing(strategy.dossier, file, request.dossier))
  }

  /// The current version with all that its pages print, and the digests of what it was made from.
  fileprivate func frozen(_ strategy: CurrentStrategy) throws(Problems) -> Warned<FrozenVersion> {
    let templates = templateLibrary(for: strategy.dossier)
    let printed = try printed(strategy, strategy.state, .frozen, with: templates)
    // The document is made once, so that every template its pages need was read.
    let draft = try draft(of: printed.value, with: templates)
    var version = printed.value.version
    version.inputs = digests(of: strategy)
    version.templates = templates.filesRead.map {
      FileDigest(path: $0.name, sha256: SHA256Digest.digest(of: $0.bytes).hex)
    }
    version.templateTexts = templates.filesInOrder.map {
      FrozenTemplate(name: $0.name, bytes: $0.bytes)
    }
    return Warned(version, warnings: printed.warnings + draft.warnings)
  }

  /// Files in order of path, each once.
  private func digests(of strategy: CurrentStrategy) -> [FileDigest] {
    let sources =
      strategy.dossier.sources + [strategy.file.source]
      + strategy.state.meetings.compactMap(\.file.source)
    let digests = sources.map { FileDigest(path: $0.path, sha256: $0.sha256) }
    return Set(digests).sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) }
  }
}

/// One warning a frozen version that the dossier's strategy or meetings no longer give.
func editsSinceFreezing(
  _ dossier: Dossier, _ file: StrategyFile, _ path: String, among numbers: [Int]? = nil
) -> [Problem] {
  let all = numbers ?? frozenVersionNumbers(ofDossierAt: path)
  return all.flatMap { number -> [Problem] in
    do throws(Problems) {
      let version = try readFrozenVersion(number, ofDossierAt: path)
      let edit = editsSince(
        version.value, strategy: file.strategy, meetings: dossier.meetings,
        at: SourceSpan(wholeOf: typedPath(of: file.source, in: path)))
      return version.warnings + (edit.map { [$0] } ?? [])
    } catch { return error.all }
  }
}

/// A file of a dossier as the user would type it from where the command runs.
private func typedPath(of source: Source, in dossier: String) -> String {
  let folder = dossierFolder(dossier)
  guard !source.path.hasPrefix("/") else { return source.path }
  return folder.hasSuffix("/") ? folder + source.path : folder + "/" + source.path
}

extension Problem {
  static func noStrategy(_ dossier: String) -> Problem {
    Problem(
      .error, "strategie-absente", "le dossier n'a pas de stratégie",
      at: SourceSpan(wholeOf: dossier), hint: "ajoutez « strategie: strategie.yaml » au dossier")
  }

  fileprivate static func otherVersion(_ name: String, _ differences: [String]) -> Problem {
    let rest = differences.count > 10 ? ["et \(differences.count - 10) autres différences"] : []
    return Problem(
      .error, "version-figee-differente",
      "« \(name) » est déjà figée et serait différente aujourd'hui : elle n'est pas remplacée",
      at: nil, hint: (differences.prefix(10) + rest).joined(separator: " ; "))
  }
}
