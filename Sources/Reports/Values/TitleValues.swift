import Analysis
import Document
import Dossier
import Law
import Problems
import Templates
import Units

extension Material {
  /// What each chapter finds, by the name of the chapter.
  func titleValues() throws(Problem) -> TemplateScope {
    [
      "synthese": .rich(try synthesisTitle()),
      "territoire": .rich(try territoryTitle()),
      "cadre": .rich(try lawTitle()),
      "malveillance": .rich(try malveillanceTitle()),
      "position": .rich(try positionTitle()),
      "social": .rich(try socialTitle()),
      "manquantes": .rich(try phrase("titres.lecture.manquantes")),
      "croisement": .rich(try crossingTitle()),
      "reponses": .rich(try responsesTitle()),
    ]
  }

  private func synthesisTitle() throws(Problem) -> [Inline] {
    let count = numbered.count
    if let particularities = findings.crossing?.particularities, particularities.count > 1 {
      return try phrase(
        "titres.synthese.particularites",
        ["n": .text(spelled(particularities.count)), "m": .text(spelled(count))])
    }
    let key = count == 0 ? "aucun" : count == 1 ? "un" : "plusieurs"
    return try phrase("titres.synthese.\(key)", ["n": .text(spelled(count))])
  }

  private func territoryTitle() throws(Problem) -> [Inline] {
    guard let population = territory.municipalPopulation else {
      return try phrase("titres.territoire.sans", ["nom": .text(territory.name.label)])
    }
    return try phrase(
      "titres.territoire.population",
      ["population": .integer(population), "qpv": .text(try priorityDistrictWords())])
  }

  private func lawTitle() throws(Problem) -> [Inline] {
    guard let first = obligations.first else { return try phrase("titres.cadre.autre") }
    switch (first.subject, first.verdict) {
    case (.parisCouncil, _): return try phrase("titres.cadre.paris")
    case (.localCouncil, .mandatory): return try phrase("titres.cadre.obligatoire")
    case (.localCouncil, .optional): return try phrase("titres.cadre.facultatif")
    case (.localCouncil, .notConcerned): return try phrase("titres.cadre.arrondissement")
    case (.intercommunalCouncil, _): return try phrase("titres.cadre.intercommunalite")
    default: return try phrase("titres.cadre.autre")
    }
  }

  private func malveillanceTitle() throws(Problem) -> [Inline] {
    guard let malveillance = findings.malveillance,
      let years = malveillance.indicators.first?.series.years, let first = years.first,
      let last = years.last
    else { return try phrase("titres.social.absent") }
    return try phrase(
      "titres.lecture.malveillance",
      ["annees": .text(French.years(first.year...last.year))])
  }

  private func positionTitle() throws(Problem) -> [Inline] {
    let studies = findings.malveillance?.indicators ?? []
    guard studies.contains(where: { $0.strip != nil }) else {
      return try phrase("titres.position.sans")
    }
    let above = studies.filter { $0.strip?.verdict == .above }.count
    let below = studies.filter { $0.strip?.verdict == .below }.count
    let group = try groupName
    let key =
      above == 0 ? (below == 0 ? "aucun" : "dessous") : (below == 0 ? "dessus" : "les-deux")
    return try phrase(
      "titres.position.\(key)",
      [
        "n": .text(spelled(above)), "m": .text(spelled(below)), "groupe": .text("les " + group),
        "groupe_de": .text("des " + group),
      ])
  }

  private func socialTitle() throws(Problem) -> [Inline] {
    guard findings.social != nil else { return try phrase("titres.social.absent") }
    let extremes = numbered.filter { $0.domain == .social }
    guard let first = extremes.first else { return try phrase("titres.social.aucun") }
    return try phrase(
      extremes.count == 1 ? "titres.social.un" : "titres.social.plusieurs",
      [
        "n": .text(spelled(extremes.count)),
        "nom": .text(try words("social.\(first.subject).court")),
      ])
  }
}

extension ReportMaterial {
  /// How many priority districts, in words; what a title or a legend says.
  func priorityDistrictWords() throws(Problem) -> String {
    guard let count = dossier.map?.priorityDistricts?.count else {
      return try words("titres.qpv.inconnus")
    }
    return switch count {
    case 0: try words("titres.qpv.aucun")
    case 1: try words("titres.qpv.un")
    default: try words("titres.qpv.plusieurs", ["n": .text(spelled(count))])
    }
  }
}
