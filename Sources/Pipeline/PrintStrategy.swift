import Dossier
import Inputs
public import Problems
import Reports
import SourceFiles
import Strategy
import Templates

/// Writes a version of the strategy as `CODE-strategie-vN.pdf`; the current one without a number.
///
/// A frozen version comes from its file alone, whatever became of the rest of the dossier; a past
/// version that was not frozen is made again and says so.
public func makeStrategy(
  _ number: Int?, _ request: DocumentRequest
) throws(Problems) -> Warned<[WrittenFile]> {
  try Line(request).makeStrategy(number)
}

/// Writes the action sheets of those names, all of them without a name, as `CODE-fiches.pdf`.
public func makeSheets(
  _ identifiers: [String], _ request: DocumentRequest
) throws(Problems) -> Warned<[WrittenFile]> {
  try Line(request).makeSheets(identifiers)
}

extension Line {
  func makeStrategy(_ number: Int?) throws(Problems) -> Warned<[WrittenFile]> {
    if let number, frozenVersionNumbers(ofDossierAt: request.dossier).contains(number) {
      return try writeFrozen(number)
    }
    let current = try currentStrategy()
    let last = current.value.state.version
    let number = number ?? last
    if frozenVersionNumbers(ofDossierAt: request.dossier).contains(number) {
      return try writeFrozen(number)
    }
    guard let state = state(number, of: current.value.state) else {
      throw Problems([.noVersion(number, last)])
    }
    let origin: PrintedStrategy.Origin = number < last ? .recomputed : .current
    let library = templateLibrary(for: current.value.dossier)
    let printed = try printed(current.value, state, origin, with: library)
    let file = try write(printed.value, with: library)
    let past = origin == .recomputed ? [Problem.notFrozen(number)] : []
    return Warned(
      [file.value], warnings: current.warnings + printed.warnings + file.warnings + past)
  }

  func makeSheets(_ identifiers: [String]) throws(Problems) -> Warned<[WrittenFile]> {
    let current = try currentStrategy()
    let known = current.value.state.strategy.actions.map(\.identifier)
    let unknown = identifiers.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw Problems(current.warnings + unknown.map { .unknownSheet($0, among: known) })
    }
    let dossier = current.value.dossier
    let library = templateLibrary(for: dossier)
    let printed = try printed(current.value, current.value.state, .current, with: library)
    let draft = try draft(with: library) { templates, options throws(Problems) in
      try actionSheets(printed.value, named: identifiers, templates: templates, options: options)
    }
    let warnings = current.warnings + printed.warnings + draft.warnings
    let file = try write(consume draft, code: dossier.territory.code, named: "fiches")
    return Warned([file], warnings: warnings)
  }
}

extension Line {
  /// From the file of the version alone, with the templates that it holds.
  fileprivate func writeFrozen(_ number: Int) throws(Problems) -> Warned<[WrittenFile]> {
    let read = try readFrozenVersion(number, ofDossierAt: request.dossier)
    guard let setting = read.value.setting else { throw Problems([.frozenWithoutPages(number)]) }
    let state = read.value.restored()
    let printed = PrintedStrategy(
      read.value, setting: setting, state: state.value, origin: .frozen)
    let file = try write(printed, with: TemplateLibrary(files: read.value.templateFiles))
    return Warned(
      [file.value],
      warnings: read.warnings + state.warnings + file.warnings + editsOfReadableDossier(number))
  }

  fileprivate func write(
    _ printed: PrintedStrategy, with library: TemplateLibrary
  ) throws(Problems) -> Warned<WrittenFile> {
    let draft = try draft(of: printed, with: library)
    let warnings = draft.warnings
    let file = try write(
      consume draft, code: printed.setting.territory.code,
      named: "strategie-v\(printed.state.version)")
    return Warned(file, warnings: warnings)
  }

  /// What was edited since; nothing when the dossier can't be read any more, which the frozen
  /// version doesn't need.
  private func editsOfReadableDossier(_ number: Int) -> [Problem] {
    guard let dossier = try? readDossier().value,
      let file = dossier.strategy
    else { return [] }
    return editsSinceFreezing(dossier, file, request.dossier, among: [number])
  }
}

extension FrozenVersion {
  /// Its templates under paths that only tell them apart.
  fileprivate var templateFiles: [TemplateFile] {
    templateTexts.enumerated().map { index, file in
      TemplateFile(
        name: file.name, path: "versions/\(number).json/\(index)/\(file.name)", bytes: file.bytes)
    }
  }
}

extension Problem {
  fileprivate static func noVersion(_ number: Int, _ last: Int) -> Problem {
    Problem(
      .error, "version-inconnue", "la stratégie n'a pas de version \(number)", at: nil,
      hint: "la version actuelle est la \(last) : une de plus que de séances")
  }

  fileprivate static func notFrozen(_ number: Int) -> Problem {
    Problem(
      .warning, "version-non-figee",
      "la version \(number) n'a pas été figée : elle est recalculée avec les fichiers d'aujourd'hui",
      at: nil, hint: "« vigie strategie DOSSIER --figer » fige la version actuelle")
  }

  fileprivate static func frozenWithoutPages(_ number: Int) -> Problem {
    Problem(
      .error, "version-figee-sans-pages",
      "la version \(number) a été figée sans ce que ses pages impriment", at: nil,
      hint: "gardez-en une copie, ôtez « versions/\(number).json » et figez-la de nouveau")
  }

  fileprivate static func unknownSheet(_ identifier: String, among known: [String]) -> Problem {
    let few = known.prefix(12).joined(separator: ", ")
    return Problem(
      .error, "fiche-inconnue", "aucune fiche ne s'appelle « \(identifier) »", at: nil,
      hint: closest(to: identifier, among: known).map { "vouliez-vous dire « \($0) » ?" }
        ?? "fiches de la stratégie : \(few)\(known.count > 12 ? "…" : "")")
  }
}
