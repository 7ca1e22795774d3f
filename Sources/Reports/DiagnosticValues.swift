import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Every value that the outline of a diagnostic may name.
  func diagnosticValues() throws(Problem) -> TemplateScope {
    try commonValues().adding([
      "malveillance": .scope(try malveillanceValues()),
      "communes": .scope(try memberValues()),
      "social": .scope(try socialValues()),
      "enquete": .scope(try surveyValues()),
      "perception": .scope(try perceptionValues()),
      "tranquillite": .scope(try tranquilityValues()),
      "croisement": .scope(try crossingValues()),
      "comparables": .scope(try comparablesValues()),
      "carte": .scope(try mapValues()),
      "titres": .scope(try titleValues()),
      "couverture": .scope(try coverValues()),
      "etat": .scope(try stateValues()),
      "droit": .scope(try lawValues(on: dossier.mission.date)),
      "fournies": .scope(providedValues()),
      "reponses": .scope(["disponible": .bool(dossier.responses != nil)]),
      "lectures": .scope(["manquantes": .bool(isReadingMissing)]),
      "constats": .list(
        try numbered.mapTyped { finding throws(Problem) in .scope(try values(of: finding)) }),
      "nombre_constats": .integer(numbered.count),
      "constat": .scope(evidenceValues()),
      "textes": .bool(!dossier.texts.isEmpty),
      "methode": .scope(methodValues()),
    ])
  }

  private func malveillanceValues() throws(Problem) -> TemplateScope {
    guard let malveillance = findings.malveillance else {
      let absence = findings.context.absences.first { $0.subject == "malveillance" }
      let reason = absence?.reason.rawValue ?? "source-non-fournie"
      return [
        "disponible": .bool(false), "motif": .rich(try phrase("absences.\(reason)")),
        "debut": .missing, "fin": .missing, "source": .missing, "titre": .missing,
        "familles": .list([]), "nombre_indicateurs": .integer(0), "a_un_secret": .bool(false),
        "compare": .bool(false), "annees": .bool(false), "se_situe": .bool(false),
        "entonnoir": .scope(["disponible": .bool(false)]),
      ]
    }
    let years = malveillance.indicators.first?.series.years.map(\.year) ?? []
    let hidden = malveillance.indicators.filter { !$0.series.hiddenYears.isEmpty }
    return [
      "disponible": .bool(true), "motif": .missing,
      "debut": .optional(years.first, TemplateValue.year),
      "fin": .optional(years.last, TemplateValue.year),
      "source": .rich(try cite(malveillance.source)),
      "familles": .list(
        try malveillance.families.mapTyped { family throws(Problem) in
          .scope(try values(of: family))
        }),
      "nombre_indicateurs": .integer(malveillance.indicators.count),
      "entonnoir": .scope(try funnelValues(of: malveillance)),
      "a_un_secret": .bool(!hidden.isEmpty),
      "titre": .rich(try overviewTitle(of: malveillance)),
      "annees": .bool(years.count > 1),
      // An intercommunality has no group; each of its communes has its own.
      "se_situe": .bool(dossier.members.isEmpty || findings.comparables.value != nil),
      "compare": .bool(malveillance.indicators.contains { $0.strip != nil }),
    ]
  }

  /// The funnel worth showing: the one that is furthest out, else the largest.
  private func funnelValues(of malveillance: Malveillance) throws(Problem) -> TemplateScope {
    let funnels = malveillance.indicators.compactMap { study in
      study.funnel.value.map { (study, $0) }
    }
    // A measure of police activity says nothing of what happened in other communes.
    let candidates = funnels.filter { !$0.0.indicator.measuresPoliceActivity }
    guard let (study, funnel) = candidates.max(by: { abs($0.1.deviation) < abs($1.1.deviation) })
    else { return ["disponible": .bool(false)] }
    var scope = try values(of: study, funnel)
    scope["disponible"] = .bool(true)
    scope["indicateur"] = .text(study.indicator.rawValue)
    scope["references"] = .text(withMostReferences(malveillance)?.indicator.rawValue ?? "")
    scope["phrase"] = .rich(try phrase("phrases.entonnoir.\(funnel.zone.rawValue)", scope))
    return scope
  }

  /// The indicator to show against several references: with most of them, strongest finding first.
  private func withMostReferences(_ malveillance: Malveillance) -> IndicatorStudy? {
    let ranked =
      numbered.compactMap { finding in
        malveillance.indicators.first { $0.indicator.rawValue == finding.subject }
      } + malveillance.indicators
    // Under the smallest base a ratio says more of chance than of the territory.
    let base = findings.context.parameters.minimumBase
    let sound = ranked.filter { $0.series.latest?.rate.map { $0.facts >= base } ?? false }
    let most = sound.map(\.comparisons.count).max() ?? 0
    guard most > 1 else { return nil }
    return sound.first { $0.comparisons.count == most }
  }

  private func overviewTitle(of malveillance: Malveillance) throws(Problem) -> [Inline] {
    let rising = malveillance.indicators.filter { $0.trendVerdict == .rising }.count
    let falling = malveillance.indicators.filter { $0.trendVerdict == .falling }.count
    let above = malveillance.indicators.filter { $0.levelVerdict == .above }.count
    let scope: TemplateScope = [
      "hausse": .text(spelled(rising)), "baisse": .text(spelled(falling)),
      "dessus": .text(spelled(above)), "n": .integer(malveillance.indicators.count),
      "groupe_de": .text("des " + (try groupName)),
    ]
    let counts = [("hausse", rising), ("baisse", falling), ("dessus", above)]
    if counts.allSatisfy({ $0.1 == 0 }) { return try phrase("titres.famille.aucun") }
    var parts: [String] = []
    for (key, count) in counts where count > 0 {
      parts.append(try words("titres.vue-ensemble.\(key)", scope))
    }
    return try phrase(
      "titres.vue-ensemble.phrase", scope.adding(["parts": .text(French.list(parts))]))
  }

  private func socialValues() throws(Problem) -> TemplateScope {
    let social = findings.social
    var scope: TemplateScope = ["disponible": .bool(social != nil)]
    for variable in SocialVariable.allCases {
      let key = variable.rawValue.replacing("-", with: "_")
      let measure = social?.measure(variable)
      scope[key] = .optional(measure.map { printed($0.value, of: variable) }, TemplateValue.text)
      scope[key + "_annee"] = .optional(measure?.vintage, TemplateValue.year)
    }
    scope["motif"] = .rich(try phrase("absences.source-non-fournie"))
    scope["manquantes"] = .list(
      try (social?.missing ?? []).mapTyped { gap throws(Problem) in
        .text(try words("social.\(gap.variable.rawValue).nom").lowercasedFirst)
      })
    scope["place"] = .bool(try socialPlaces() != nil)
    scope["pyramide"] = .bool(try pyramid() != nil)
    scope["pauvrete"] = .bool(try poverty() != nil)
    scope["recensement"] = .bool(social?.measure(.censusPopulation) != nil)
    scope["ecarts"] = .bool(try profileContrasts() != nil)
    scope["qpv"] = .rich(try priorityDistrictsPhrase())
    return scope
  }

  private func comparablesValues() throws(Problem) -> TemplateScope {
    var scope: TemplateScope = ["groupe": .text(try groupName)]
    switch findings.comparables {
    case .available(let comparables):
      let full = try comparablesScope()
      scope = scope.adding(full)
      scope["disponible"] = .bool(true)
      let isNamed = comparables.origin == .named
      scope["phrase"] = .rich(
        try phrase(isNamed ? "comparables.named" : "comparables.similar", full))
      let names = French.list(comparables.codes.map(name(ofArea:)).sorted())
      scope["noms_phrase"] = .rich(try phrase("comparables.noms", ["noms": .text(names)]))
    case .unavailable(let absence):
      scope["disponible"] = .bool(false)
      scope["phrase"] = .rich(
        try phrase(
          "comparables.absence.\(absence.key)", absence.values))
      scope["noms_phrase"] = .text("")
    }
    return scope
  }

  private var isReadingMissing: Bool {
    findings.survey == nil || findings.perception == nil || findings.tranquility == nil
      || dossier.responses == nil
  }

  private func mapValues() throws(Problem) -> TemplateScope {
    let count = dossier.map?.priorityDistricts?.count
    return [
      "disponible": .bool(dossier.map != nil),
      "qpv": .optional(count, TemplateValue.integer),
      "qpv_libelle": .text(
        try words(count.map { $0 < 2 } ?? false ? "titres.qpv.libelle-un" : "titres.qpv.libelle")),
    ]
  }

  private func providedValues() -> TemplateScope {
    let declared = dossier.declared
    let hasLocalFacts = declared.isProvided(.facts) || declared.isProvided(.tables)
    return [
      "tranquillite": .bool(hasLocalFacts),
      "perception": .bool(declared.isProvided(.interviews)),
      "enquete": .bool(declared.isProvided(.survey)),
      "reponses": .bool(declared.isProvided(.responses)),
      "qpv": .bool(dossier.map?.priorityDistricts != nil),
      "carte": .bool(dossier.map != nil),
    ]
  }

  private func methodValues() -> TemplateScope {
    let parameters = findings.context.parameters
    return [
      "annees_minimum": .integer(parameters.minimumTrendYears),
      "base_minimum": .integer(parameters.minimumBase),
      "marge": .number(parameters.stableWithinPercentPerYear, places: 0),
      "seuil": .number(parameters.significance, places: 2),
      "m_niveaux": .integer(findings.context.family(.levels)?.tests ?? 0),
      "m_tendances": .integer(findings.context.family(.trends)?.tests ?? 0),
      "m_positions": .integer(findings.context.family(.positions)?.tests ?? 0),
      "m_attendus": .integer(findings.context.family(.expected)?.tests ?? 0),
    ]
  }
}

extension Sequence {
  /// `map` whose closure throws problems and nothing else.
  func mapTyped<Result>(
    _ transform: (Element) throws(Problem) -> Result
  ) throws(Problem) -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try transform(element)) }
    return results
  }
}

extension ComparablesAbsence {
  /// A key of the wording.
  var key: String {
    switch self {
    case .noSocialSource: "sans-source"
    case .noCovariate: "sans-covariable"
    case .tooFewCandidates: "trop-peu"
    case .cityWithItsArrondissements: "ville-et-arrondissement"
    case .namedAbsent: "absents"
    case .notACommune: "intercommunalite"
    }
  }

  /// What its sentence may say.
  var values: TemplateScope {
    guard case .tooFewCandidates(let found, let minimum) = self else { return [:] }
    return ["trouves": .integer(found), "minimum": .integer(minimum)]
  }
}
