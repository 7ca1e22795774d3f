public import Dossier
public import Problems

/// What follows from the facts of a dossier: recorded crime, social profile, findings.
///
/// Pure: the same dossier gives the same findings, in whatever order its bases and rows came, and
/// whether the study was used before or not.
///
/// - Parameters:
///   - dossier: checked facts about one territory.
///   - edition: for whom; a figure that a publishable document must hide is not in its findings.
///   - study: what doesn't depend on the territory; a batch passes the same one to every call.
///   - parameters: thresholds, printed in the chapter on method.
/// - Returns: findings, and problems about the territories that the dossier asks to compare with.
///   A problem of severity error is among them when a city stands beside its own arrondissements,
///   or when no weights meet the margins of the survey: the document must not be made.
public func analyse(
  _ dossier: Dossier, for edition: DocumentEdition = .publishable,
  using study: ReferenceStudy = ReferenceStudy(),
  parameters: AnalysisParameters = AnalysisParameters()
) -> Warned<Findings> {
  let members = dossier.members.map { member in
    analyse(dossier.dossier(ofMember: member), for: edition, using: study, parameters: parameters)
  }
  let series = SeriesBase(of: dossier)
  let search = ComparableSearch(
    dossier: dossier, recorded: series.territory?.base, study: study)
  let comparables = search.find()
  let recorded = series.territory.map {
    MalveillanceStudy(
      dossier: dossier, territory: $0, comparables: comparables.value, study: study,
      parameters: parameters
    ).malveillance()
  }
  let expected = ExpectedStudy(
    dossier: dossier, territory: series.territory, search: search,
    comparables: comparables.value.value?.codes ?? [], study: study, parameters: parameters
  ).levels()
  let social = SocialStudy(
    dossier: dossier, comparables: comparables.value.value, study: study
  ).profile()
  let survey = SurveyStudy(dossier: dossier, edition: edition, parameters: parameters).results()
  let readings = Readings(
    malveillance: recorded?.value, social: social, comparables: comparables.value.value,
    expected: expected.value,
    survey: survey.value,
    perception: PerceptionStudy(dossier: dossier, edition: edition, parameters: parameters)
      .results(),
    tranquility: TranquilityStudy(dossier: dossier, edition: edition, parameters: parameters)
      .results())
  let list = FindingList.ordered(
    readings.findings(
      FindingList(territoryCode: dossier.territory.code, parameters: parameters)))
  let crossing = CrossingStudy(
    dossier: dossier, readings: readings, findings: list, study: study, edition: edition,
    parameters: parameters
  ).results()
  return Warned(
    Findings(
      malveillance: recorded?.value, social: social, survey: readings.survey,
      perception: readings.perception, tranquility: readings.tranquility, crossing: crossing,
      expected: expected, comparables: comparables.value,
      list: FindingList.ordered(list + (crossing?.findings ?? [])),
      context: AnalysisContext(
        territoryCode: dossier.territory.code, edition: series.territory?.base.edition,
        bases: series.uses(in: dossier, recorded?.value),
        families: (recorded?.families ?? []) + (survey.value?.families ?? [])
          + (expected.value.map { [$0.family(parameters)] } ?? []),
        absences: series.absences + absences(in: dossier, recorded?.value, social),
        parameters: parameters), members: members.map(\.value)),
    warnings: comparables.warnings + survey.warnings
      + members.flatMap(\.warnings).filter(\.isError))
}

/// What a reader could expect of the results and that is not there.
private func absences(
  in dossier: Dossier, _ malveillance: Malveillance?, _ social: SocialProfile?
) -> [Absence] {
  var absences: [Absence] = []
  if let malveillance {
    absences += indicatorAbsences(malveillance, in: dossier)
  }
  if let social {
    absences += social.missing.map {
      Absence(
        subject: "social.\($0.variable.rawValue)", reason: .valueMissing, source: $0.source)
    }
  } else {
    absences.append(
      Absence(
        subject: "social",
        reason: dossier.social.isEmpty ? .sourceNotProvided : .territoryAbsent, source: nil))
  }
  return absences
}

/// Indicators whose every cell is under secrecy, and those without any row.
private func indicatorAbsences(_ malveillance: Malveillance, in dossier: Dossier) -> [Absence] {
  let base = dossier.recorded.first {
    $0.source == malveillance.source && $0.edition == malveillance.edition
      && $0.level == .communes
  }
  let asked = Indicator.allCases.filter { base?.index(of: $0) != nil }
  return asked.compactMap { indicator in
    guard let study = malveillance.study(of: indicator) else {
      let isAdded = dossier.territory.isIntercommunality && !indicator.isAdditiveOverAreas
      return Absence(
        subject: "malveillance.\(indicator.rawValue)",
        reason: isAdded ? .notAdditive : .valueMissing, source: malveillance.source)
    }
    guard study.series.published.isEmpty else { return nil }
    return Absence(
      subject: "malveillance.\(indicator.rawValue)", reason: .allHidden,
      source: malveillance.source)
  }
}
