public import Analysis
public import Dossier
import Law
public import Problems
public import Strategy
public import Templates

/// What the outline of a diagnostic may name, for a dossier.
public func diagnosticCatalogue(
  of dossier: Dossier, findings: Findings, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> TemplateCatalogue {
  try catalogue(of: "diagnostic.md", templates: templates) { wording throws(Problem) in
    try DiagnosticSource(
      Material(
        dossier: dossier, findings: findings,
        obligations: obligations(in: Situation(of: dossier)), wording: wording,
        edition: options.edition))
  }
}

/// What the outlines of a strategy and of its sheets may name, for a version of it.
public func strategyCatalogue(
  _ printed: PrintedStrategy, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> TemplateCatalogue {
  try catalogue(of: "strategie.md", templates: templates) { wording throws(Problem) in
    try strategySource(
      StrategyMaterial(printed, sheets: nil, wording: wording, edition: options.edition))
  }
}

/// What the outline of an evaluation may name.
public func evaluationCatalogue(
  _ evaluation: StrategyEvaluation, of dossier: Dossier, templates: TemplateLibrary,
  options: ReportOptions
) throws(Problems) -> TemplateCatalogue {
  try catalogue(of: "evaluation.md", templates: templates) { wording throws(Problem) in
    try evaluationSource(
      EvaluationMaterial(
        dossier: dossier, evaluation: evaluation, wording: wording, edition: options.edition))
  }
}

/// What the outline of an observatory may name.
public func observatoryCatalogue(
  _ content: ObservatoryContent, of dossier: Dossier, templates: TemplateLibrary,
  options: ReportOptions
) throws(Problems) -> TemplateCatalogue {
  try catalogue(of: "observatoire.md", templates: templates) { wording throws(Problem) in
    try observatorySource(
      ObservatoryMaterial(
        dossier: dossier, content: content, wording: wording, edition: options.edition))
  }
}

/// What the outline of a relevé may name.
public func minutesCatalogue(
  _ held: HeldMeeting, of dossier: Dossier, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> TemplateCatalogue {
  try catalogue(of: "releve.md", templates: templates) { wording throws(Problem) in
    try minutesSource(
      MinutesMaterial(dossier: dossier, held: held, wording: wording, edition: options.edition))
  }
}

/// What the outlines of the council's papers may name; nil for a territory that has none.
public func instanceCatalogue(
  of dossier: Dossier, record: CouncilRecord, templates: TemplateLibrary, options: ReportOptions
) throws(Problems) -> TemplateCatalogue? {
  guard refusalOfPapers(for: dossier) == nil else { return nil }
  return try catalogue(of: "instance/*.md", templates: templates) { wording throws(Problem) in
    try instanceSource(
      InstanceMaterial(
        dossier: dossier, record: record, wording: wording, edition: options.edition))
  }
}
