import Analysis
import Dossier
import Inputs
public import Problems
import Reports
import Strategy
import Units

/// Writes what the register of a dossier tells of a period, as `CODE-observatoire.pdf`.
///
/// The period is typed as `2026-T3`, `2026-09` or `2026`; without one it is the last quarter that was
/// over on the day of the dossier. A dossier without any fact of it is a problem.
public func makeObservatory(
  _ periode: String?, _ request: DocumentRequest
) throws(Problems) -> Warned<[WrittenFile]> {
  let asked = try periode.map { text throws(Problems) in
    try alone { () throws(Problem) in try observationPeriod(text) }
  }
  return try Line(request).makeObservatory(over: asked)
}

/// Reads the period of a report as the command line gives it.
func observationPeriod(_ text: String) throws(Problem) -> ObservationPeriod {
  guard let period = ObservationPeriod(text) else { throw .unreadablePeriod(text) }
  return period
}

extension Line {
  /// Over a period, or the last quarter that was over.
  func makeObservatory(over asked: ObservationPeriod?) throws(Problems) -> Warned<[WrittenFile]> {
    let read = try readDossier()
    let dossier = read.value
    let content = try observatoryContent(of: dossier, over: asked)
    let draft = try draft(of: dossier) { templates, options throws(Problems) in
      try observatoryReport(content.value, of: dossier, templates: templates, options: options)
    }
    let warnings = read.warnings + content.warnings + draft.warnings
    let file = try write(draft, of: dossier, named: "observatoire")
    return Warned([file], warnings: warnings)
  }

  func observatoryContent(
    of dossier: Dossier, over asked: ObservationPeriod?
  ) throws(Problems) -> Warned<ObservatoryContent> {
    let period =
      asked ?? ObservationPeriod(.quarter, endedBefore: dossier.mission.date)
    let study = try alone { () throws(Problem) in try studied(dossier, over: period) }
    let indicators = try monitoredIndicators(in: dossier, over: period)
    return Warned(
      ObservatoryContent(study: study, indicators: indicators.value),
      warnings: indicators.warnings)
  }

  private func studied(
    _ dossier: Dossier, over period: ObservationPeriod
  ) throws(Problem) -> RegisterStudy {
    guard period.lastDay < dossier.mission.date else {
      throw .periodNotOver(period, dossier.mission.date)
    }
    let places = dossier.places.map(NamedPoint.init)
    guard
      let study = studyRegister(
        of: dossier, over: period, places: places, for: request.documentEdition)
    else { throw .noFacts(at: SourceSpan(wholeOf: request.dossier)) }
    guard study.sources.contains(where: { $0.collection.period.facts > 0 }) else {
      let days = study.sources.map(\.collection.days)
      throw .noFactInPeriod(
        period, from: days.map(\.lowerBound).min(), to: days.map(\.upperBound).max(),
        at: SourceSpan(wholeOf: request.dossier))
    }
    return study
  }

  /// Those of the strategy as the meetings held by the day of the dossier left it.
  private func monitoredIndicators(
    in dossier: Dossier, over period: ObservationPeriod
  ) throws(Problems) -> Warned<[MonitoredIndicator]> {
    guard let file = dossier.strategy else { return Warned([]) }
    let state = apply(dossier.meetings, to: file.strategy)
    guard !state.warnings.contains(where: \.isError) else { throw Problems(state.warnings) }
    return Warned(
      state.value.held(by: dossier.mission.date).monitoredIndicators(
        in: dossier, upTo: (period.lastDay, period.yearsBefore(1).lastDay),
        for: request.documentEdition), warnings: state.warnings)
  }
}

extension Problem {
  fileprivate static func unreadablePeriod(_ text: String) -> Problem {
    Problem(
      .error, "periode-illisible", "« \(text.prefix(60)) » n'est pas une période", at: nil,
      hint: "écrivez un trimestre, un mois ou une année : 2026-T3, 2026-09, 2026",
      cause: .commandLine)
  }

  fileprivate static func periodNotOver(
    _ period: ObservationPeriod, _ date: CalendarDate
  ) -> Problem {
    let last = ObservationPeriod(period.length, endedBefore: date)
    return Problem(
      .error, "periode-inachevee",
      "la période \(period.code) n'est pas finie le \(date.french), jour du dossier", at: nil,
      hint: "la dernière période achevée est \(last.code)", cause: .commandLine)
  }

  fileprivate static func noFacts(at span: SourceSpan) -> Problem {
    Problem(
      .error, "registre-absent", "le dossier n'a aucun fait : il n'y a rien à observer", at: span,
      hint: "nommez les fichiers sous « sources », « faits » : « vigie faits importer » les garde")
  }

  fileprivate static func noFactInPeriod(
    _ period: ObservationPeriod, from first: CalendarDate?, to last: CalendarDate?,
    at span: SourceSpan
  ) -> Problem {
    let reach =
      if let first, let last { "le registre va du \(first.french) au \(last.french)" } else {
        "le registre est vide"
      }
    return Problem(
      .error, "periode-sans-fait", "le registre n'a aucun fait de la période \(period.code)",
      at: span, hint: reach)
  }
}
