import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  func values() throws(Problem) -> TemplateScope {
    try commonValues().adding([
      "observatoire": .scope(try observatoryValues()), "methode": .scope(try methodValues()),
    ])
  }

  private func observatoryValues() throws(Problem) -> TemplateScope {
    let sources = try study.sources.mapTyped { observed throws(Problem) in
      TemplateValue.scope(try values(of: observed))
    }
    let spots = try hotSpots().mapTyped { observed, spot throws(Problem) in
      TemplateValue.scope(try values(of: spot, observed))
    }
    return [
      "periode": .text(period.label), "court": .text(shortName(of: period)),
      "code": .text(period.code),
      "dans_periode": .text(try inPeriod(period)),
      "debut": .date(period.firstDay), "fin": .date(period.lastDay),
      "precedent": .text(period.previous.label),
      "dans_precedent": .text(try inPeriod(period.previous)),
      "annee_avant": .text(period.yearsBefore(1).label),
      "sources": .list(sources), "principales": .list(Array(sources.prefix(1))),
      "autres": .list(Array(sources.dropFirst())), "points_chauds": .list(spots),
      "titres": .scope(try titles()), "est_vide": .bool(sources.isEmpty),
      "a_des_constats": .bool(!(try findings()).isEmpty),
      "a_des_autres": .bool(try findings().contains { !$0.isPrincipal }),
      "partages": .bool(!study.duplicates.isEmpty),
      "defauts": .bool(try defectsTable() != nil),
      "indicateurs": .integer(content.indicators.count),
      "non_comptes": .list(rich(try uncountedSentences())),
      "evolutions": .list(rich(try changeSentences())),
      "deplacements": .list(rich(try movedSentences())),
      "a_un_espace": .bool(space != nil),
      "espace_absent": .text(space == nil ? try words("observatoire.espace.sans-contour") : ""),
    ]
  }

  private func rich(_ sentences: [[Inline]]) -> [TemplateValue] { sentences.map { .rich($0) } }

  private func titles() throws(Problem) -> TemplateScope {
    let main = study.main
    func title(
      _ make: (SourceObservation) throws(Problem) -> [Inline]
    ) throws(Problem) -> TemplateValue {
      guard let main else { return .rich(try phrase("observatoire.titres.vide")) }
      return .rich(try make(main))
    }
    return [
      "synthese": .rich(try synthesisTitle()),
      "collecte": .rich(
        try phrase(
          "observatoire.titres.collecte.\(study.sources.count == 1 ? "un" : "plusieurs")",
          ["n": .text(spelled(study.sources.count))])),
      "vue": try title { observed throws(Problem) in try changeTitle(observed) },
      "heures": try title { observed throws(Problem) in try hoursTitle(observed) },
      "categories": try title { observed throws(Problem) in try trendsTitle(observed) },
      "espace": try title { observed throws(Problem) in try spaceTitle(observed) },
      "strategie": .rich(try strategyTitle()), "changements": .rich(try changesTitle()),
    ]
  }

  /// What the sections about a source may say.
  private func values(of observed: SourceObservation) throws(Problem) -> TemplateScope {
    let hours = overallHours(observed)
    let found = space(of: observed)
    return try scope(of: observed).adding([
      "cle": .text(key(of: observed)), "nom": .text(source(of: observed).name),
      "faits": .text(printed(observed.facts)), "evolution": .text(try changeNote(observed)),
      "localises": .text(share(located(observed))),
      "seuil": .text(share(SpaceCoverage.acceptableRate)),
      "sans_heure": .text(printed(hours?.withoutHour)),
      "titre_vue": .rich(try changeTitle(observed)),
      "titre_heures": .rich(try hoursTitle(observed)),
      "titre_tendance": .rich(try trendTitle(observed)),
      "titre_categories": .rich(try trendsTitle(observed)),
      "titre_espace": .rich(try spaceTitle(observed)),
      "vue": .list(rich(try overviewSentences(observed))),
      "heures": .list(rich(try hourSentences(observed))),
      "serie": .list(rich(try seriesSentences(observed))),
      "rupture": .optional(try breakSentence(observed), TemplateValue.rich),
      "espace": .list(rich(try spaceSentences(observed))),
      "a_des_faits": .bool(observed.facts != .shown(0)),
      "a_des_heures": .bool(hours?.week.value != nil),
      "a_une_semaine": .bool(try weekHeatmap(observed) != nil),
      "a_une_serie": .bool(try monthlyFigure(observed) != nil),
      "a_des_rapports": .bool(try changeRatios(observed) != nil),
      "a_des_categories": .bool(try categoriesHeatmap(observed) != nil),
      "a_un_espace": .bool(found != nil),
      "a_une_carte": .bool(hasOwnPlaces(observed) && found?.overall.density.value != nil),
      "a_des_carreaux": .bool(hasOwnPlaces(observed) && found?.overall.cells.value != nil),
      "a_des_geocodes": .bool(found?.defaultPlaces.isEmpty == false),
    ])
  }

  /// Of the facts of the period, those that have a point.
  private func located(_ observed: SourceObservation) -> Double? {
    if let rate = space(of: observed)?.coverage.geocodingRate { return rate }
    let state = observed.collection.period
    return state.facts > 0 ? Double(state.located + state.named) / Double(state.facts) : nil
  }

  private func methodValues() throws(Problem) -> TemplateScope {
    let parameters = study.parameters
    let spaceParameters = parameters.space
    return [
      "minimum": .integer(parameters.minimumFacts),
      "seuil": .number(parameters.significance, places: 2),
      "creneau_min": .integer(parameters.slotHours.lowerBound),
      "creneau_max": .integer(parameters.slotHours.upperBound),
      "mois_tendance": .integer(parameters.trendMonths),
      "ouverture": .number(parameters.openingShare, places: 1),
      "annees_saison": .integer(parameters.seasonYears),
      "annees_stl": .integer(parameters.decompositionYears),
      "tirages": .integer(parameters.breakSamples), "graine": .integer(Int(parameters.seed)),
      "minutes": .integer(parameters.sharedSeconds / 60),
      "metres": .number(parameters.sharedMetres, places: 0),
      "cote": .optional(space.map { Int($0.grid.side) }, TemplateValue.integer),
      "projection": .optional(space?.projection.frenchName, TemplateValue.text),
      "noyau_min": .number(spaceParameters.bandwidths.lowerBound, places: 0),
      "noyau_max": .number(spaceParameters.bandwidths.upperBound, places: 0),
      "minimum_point_chaud": .integer(spaceParameters.minimumHotSpotFacts),
      "part_geocode": .percent(spaceParameters.defaultPlaceShare * 100, places: 0),
      "geocodage": .percent(SpaceCoverage.acceptableRate * 100, places: 0),
      "repetition_metres": .number(spaceParameters.repeatMetres, places: 0),
      "repetition_jours": .integer(spaceParameters.repeatDays),
      "permutations": .integer(spaceParameters.repeatSamples),
      "deplacement": .number(spaceParameters.movedMetres, places: 0),
      "fuseaux": .text(French.list(Set(register.sources.map(\.zone)).sorted())),
      "secret": .rich(
        try phrase(
          "observatoire.secret.\(edition.rawValue)",
          ["seuil": .integer(dossier.secrecy.facts)])),
    ]
  }
}
