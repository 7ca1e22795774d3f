import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What an outline may say of the chapter: `croisement.disponible` and the rest.
  func crossingValues() throws(Problem) -> TemplateScope {
    let crossing = findings.crossing
    let bridges = crossing?.bridges ?? []
    return [
      "disponible": .bool(crossing != nil),
      "matrice": .bool(crossing?.triangulation.value != nil),
      "matrice_motif": .rich(try triangulationAbsence()),
      "convergents": .rich(try themes(.convergent, "convergents")),
      "divergents": .rich(try themes(.divergent, "divergents")),
      "partiels": .rich(try themes(.partial, "partiels")),
      "attendu": .scope(try expectedValues()),
      "quartiers": .scope(try districtValues()),
      "a_des_ponts": .bool(!bridges.isEmpty),
      "particularites": .bool(!(crossing?.particularities.isEmpty ?? true)),
      "particularites_titre": .rich(try particularitiesTitle()),
      "adequation": .bool(!(crossing?.adequacy?.rows.isEmpty ?? true)),
      "methode": .scope(crossingMethodValues()),
    ]
  }

  private func triangulationAbsence() throws(Problem) -> [Inline] {
    guard case .tooFewSources(let given)? = findings.crossing?.triangulation.reason else {
      return []
    }
    return try phrase(
      "croise.matrice.motif",
      [
        "sources": .text(
          given.isEmpty ? try words("croise.matrice.sans") : try list(given))
      ])
  }

  /// The sentence that lists the themes of a verdict, each with its finding; nothing without one.
  private func themes(
    _ verdict: ThemeRow.Verdict, _ key: String
  ) throws(Problem) -> [Inline] {
    let rows = (findings.crossing?.triangulation.value?.rows ?? []).filter {
      $0.verdict == verdict
    }
    guard !rows.isEmpty else { return [] }
    var names: [Inline] = []
    for (index, row) in rows.enumerated() {
      if index > 0 { names.append(.text(index == rows.count - 1 ? " et " : ", ")) }
      names.append(.text(try name(of: row).lowercasedFirst))
      names += cited(by: row).map(mention) ?? []
    }
    return try phrase("croise.phrase.\(key)", ["themes": .rich(names)])
  }

  private func expectedValues() throws(Problem) -> TemplateScope {
    var scope: TemplateScope = ["titre": .rich(try expectedTitle())]
    switch findings.expected {
    case .available(let expected):
      scope["disponible"] = .bool(!expected.levels.isEmpty)
      scope["motif"] = .text("")
      scope["methode"] = .rich(
        try phrase("croise.attendu.methode", try expectedScope(expected)))
    case .unavailable(let absence):
      scope["disponible"] = .bool(false)
      scope["motif"] = .rich(
        try phrase("croise.attendu.absence.\(absence.key)", absence.values))
      scope["methode"] = scope["motif"]
    }
    return scope
  }

  private func districtValues() throws(Problem) -> TemplateScope {
    guard let districts = findings.crossing?.districts else {
      return ["disponible": .bool(false), "motif": .text("")]
    }
    switch districts {
    case .unavailable(let absence):
      return [
        "disponible": .bool(false),
        "motif": .rich(
          try phrase("croise.quartiers.absence.\(absence.key)", absence.values)),
      ]
    case .available(let crossing):
      return [
        "disponible": .bool(true), "motif": .text(""),
        "titre": .rich(try districtTitle()),
        "phrases": .list(try districtSentences(crossing).map(TemplateValue.rich)),
        "precaution": .rich(
          try phrase(
            "croise.quartiers.precaution",
            ["n": .text(spelled(crossing.points.count).uppercasedFirst)])),
      ]
    }
  }

  private func particularitiesTitle() throws(Problem) -> [Inline] {
    let count = findings.crossing?.particularities.count ?? 0
    return try phrase(
      "croise.titres.particularites."
        + (count == 0 ? "aucune" : count == 1 ? "une" : "plusieurs"),
      ["n": .text(spelled(count))])
  }

  private func crossingMethodValues() -> TemplateScope {
    let parameters = findings.crossing?.parameters ?? CrossingParameters()
    func share(_ value: Double) -> TemplateValue { .percent(value * 100, places: 0) }
    func frequent(_ gravity: KnownTheme.Gravity) -> TemplateValue {
      share(parameters.frequentShare[gravity] ?? 0)
    }
    return [
      "part_personnes": frequent(.person), "part_biens": frequent(.property),
      "part_nuisances": frequent(.nuisance), "part_sentiment": share(parameters.feelingShare),
      "part_attente": share(parameters.expectationShare),
      "part_registre": share(parameters.mainCategoryShare),
      "familles_fort": .integer(parameters.strongVoices),
      "familles_modere": .integer(parameters.moderateVoices),
      "quartiers": .integer(parameters.minimumDistricts),
      "mois": .integer(parameters.minimumOverlapMonths),
    ]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func crossingStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    guard
      let row = findings.crossing?.triangulation.value?.rows.first(where: {
        $0.theme.key == finding.subject
      })
    else { return [.text(finding.identifier)] }
    let against = row.readings.filter { $0.signal == .none && $0.source != .social }
    var key = finding.verdict.rawValue
    if finding.verdict == .diverging {
      switch (row.agreeing.map(\.source).isSingular, against.map(\.source).isSingular) {
      case (false, false): break
      case (true, false): key += "-un"
      case (false, true): key += "-seul"
      case (true, true): key += "-seuls"
      }
    }
    return try phrase(
      "croise.constat.\(key)",
      [
        "theme": .text(try name(of: row)), "n": .text(spelled(row.speaking.count)),
        "accord": .text(try list(row.agreeing.map(\.source))),
        "contre": .text(try list(against.map(\.source))),
        "lieux": .text(
          row.places.isEmpty
            ? "" : try words("croise.constat.lieux", ["lieux": .text(French.list(row.places))])),
      ])
  }
}

extension [EvidenceSource] {
  /// « L’enquête » alone takes a verb in the singular; all other names are plural.
  fileprivate var isSingular: Bool { self == [.survey] }
}

extension ExpectedAbsence {
  fileprivate var key: String {
    switch self {
    case .notACommune: "intercommunalite"
    case .noRecordedBase: "sans-base"
    case .noCovariate: "sans-covariable"
    case .tooFewCandidates: "trop-peu"
    }
  }

  fileprivate var values: TemplateScope {
    guard case .tooFewCandidates(let found, let minimum) = self else { return [:] }
    return ["trouves": .integer(found), "minimum": .integer(minimum)]
  }
}

extension DistrictCrossingAbsence {
  fileprivate var key: String {
    switch self {
    case .noFeeling: "sans-sentiment"
    case .noFacts: "sans-faits"
    case .tooFewDistricts: "trop-peu"
    }
  }

  fileprivate var values: TemplateScope {
    guard case .tooFewDistricts(let found, let minimum) = self else { return [:] }
    return ["trouves": .integer(found), "minimum": .integer(minimum)]
  }
}
