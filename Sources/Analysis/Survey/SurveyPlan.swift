public import Dossier

/// What is needed to say how large a sample should be.
public struct SurveyPlan: Hashable, Sendable {
  /// Persons that the sample speaks of; nil when neither the survey nor the dossier says.
  public let population: Int?
  /// Whether the population is the survey's field rather than all the inhabitants.
  public let isPopulationOfField: Bool
  /// Respondents of the survey that the dossier holds; nil without one.
  public let respondents: Int?
  public let designEffect: Double
  /// Whether the design effect is that of the survey's weights, rather than assumed.
  public let isDesignEffectObserved: Bool
  /// Shares to plan for: one half, and the feeling observed nearest to it.
  public let shares: [ExpectedShare]
  /// Kinds of facts whose victims one wants to know more of.
  public let prevalences: [ExpectedShare]
  public let crossings: [PlannedCrossing]

  /// For a first survey, whose weights nobody knows yet; printed as an assumption.
  public static let assumedDesignEffect = 1.3
  /// A kind of facts that hits one in twenty; printed as an assumption.
  public static let assumedPrevalence = 0.05
}

/// A share that is expected.
public struct ExpectedShare: Hashable, Sendable {
  /// « Autour de la gare, le soir »; nil when it is assumed.
  public let label: String?
  public let value: Double
}

/// A question by which one wants to read the others.
public struct PlannedCrossing: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case districts = "quartiers"
    case ages
    case sexesAndAges = "sexes-et-ages"
  }

  /// Where the sizes of the groups come from.
  public enum Basis: String, CaseIterable, Hashable, Sendable {
    case margins = "marges"
    /// Respondents of the survey, before any weight.
    case sample = "echantillon"
    case contours
    case census = "recensement"
    /// Shares of sexes times shares of ages.
    case product = "produit"
    /// Names only: each is taken to be as large as the others.
    case equalParts = "parts-egales"
  }

  public struct Group: Hashable, Sendable {
    public let name: String
    /// 0 to 1, of the population.
    public let share: Double
  }

  public let kind: Kind
  public let basis: Basis
  /// Two or more, in the order of the source.
  public let groups: [Group]

  public var smallest: Group? {
    groups.min { ($0.share, $0.name) < ($1.share, $1.name) }
  }
}

extension Findings {
  /// What the dossier and its survey, if any, say of the next sample.
  public func surveyPlan(for dossier: Dossier) -> SurveyPlan {
    SurveyPlanning(dossier: dossier, survey: survey, social: social).plan()
  }
}

private struct SurveyPlanning {
  let dossier: Dossier
  let survey: SurveyResults?
  let social: SocialProfile?

  func plan() -> SurveyPlan {
    let field = dossier.survey?.scope.persons
    let effect = survey?.sample.weighting.kishDesignEffect
    return SurveyPlan(
      population: field ?? dossier.territory.municipalPopulation,
      isPopulationOfField: field != nil, respondents: survey?.sample.respondents,
      designEffect: effect ?? SurveyPlan.assumedDesignEffect,
      isDesignEffectObserved: effect != nil,
      shares: [ExpectedShare(label: nil, value: 0.5)] + [feeling].compactMap { $0 },
      prevalences: prevalences,
      crossings: [districts, ages, sexesAndAges].compactMap { $0 }.filter { $0.groups.count > 1 })
  }

  /// The feeling nearest to a half: the widest interval of those observed.
  private var feeling: ExpectedShare? {
    (survey?.feelings ?? []).compactMap { question in
      question.negative?.value.map { ExpectedShare(label: question.label, value: $0.value) }
    }
    .filter { $0.value > 0 && $0.value < 1 }
    .min { abs($0.value - 0.5) < abs($1.value - 0.5) }
  }

  /// The most and the least frequent of those printed.
  private var prevalences: [ExpectedShare] {
    let known = (survey?.victimisations ?? []).compactMap { kind in
      kind.prevalence.value.map { ExpectedShare(label: kind.label, value: $0.value) }
    }
    .filter { $0.value > 0 && $0.value < 1 }
    .sorted { ($1.value, $0.label ?? "") < ($0.value, $1.label ?? "") }
    guard let most = known.first, let least = known.last else {
      return [ExpectedShare(label: nil, value: SurveyPlan.assumedPrevalence)]
    }
    return known.count == 1 ? [most] : [most, least]
  }
}

// MARK: - Groups

extension SurveyPlanning {
  private func crossing(
    _ kind: PlannedCrossing.Kind, _ basis: PlannedCrossing.Basis, _ sizes: [(String, Double)]
  ) -> PlannedCrossing? {
    let held = sizes.filter { $0.1 > 0 }
    let total = held.reduce(0) { $0 + $1.1 }
    guard total > 0 else { return nil }
    return PlannedCrossing(
      kind: kind, basis: basis,
      groups: held.map { PlannedCrossing.Group(name: $0.0, share: $0.1 / total) })
  }

  private func margin(_ key: String?) -> [(String, Double)]? {
    survey?.sample.margins.first { $0.question == key }?.rows.map { ($0.modality, $0.target) }
  }

  private var districts: PlannedCrossing? {
    if let margin = margin(dossier.survey?.district?.key) {
      return crossing(.districts, .margins, margin)
    }
    if let sizes = survey?.sample.districts {
      let shown = sizes.compactMap { size in
        size.respondents.value.map { (size.district, Double($0)) }
      }
      return crossing(.districts, .sample, shown)
    }
    let areas = (dossier.map?.districts ?? []).sorted { ($0.code, $0.name) < ($1.code, $1.name) }
    let populations = areas.compactMap { area in
      area.population.map { (area.name, Double($0)) }
    }
    guard populations.count < areas.count || areas.isEmpty else {
      return crossing(.districts, .contours, populations)
    }
    return crossing(.districts, .equalParts, areas.map { ($0.name, 1) })
  }

  private var ages: PlannedCrossing? {
    if let margin = margin("age") { return crossing(.ages, .margins, margin) }
    let sizes = Self.censusAges.map { age in
      sum([age.women, age.men]).map { (age.name, $0) }
    }
    return sizes.contains { $0 == nil } ? nil : crossing(.ages, .census, sizes.compactMap { $0 })
  }

  private var sexesAndAges: PlannedCrossing? {
    if let sexes = margin("sexe"), let ages = margin("age") {
      let cells = sexes.flatMap { sex in ages.map { ("\(sex.0), \($0.0)", sex.1 * $0.1) } }
      return crossing(.sexesAndAges, .product, cells)
    }
    let cells = Self.censusAges.flatMap { age in
      [("femmes, \(age.name)", sum([age.women])), ("hommes, \(age.name)", sum([age.men]))]
    }
    guard cells.allSatisfy({ $0.1 != nil }) else { return nil }
    return crossing(.sexesAndAges, .census, cells.map { ($0.0, $0.1 ?? 0) })
  }

  private func sum(_ variables: [SocialVariable]) -> Double? {
    let values = variables.map { social?.measure($0)?.value }
    return values.contains { $0 == nil } ? nil : values.compactMap { $0 }.reduce(0, +)
  }

  /// The classes of the census from fifteen on: younger people are not asked.
  private static let censusAges: [(name: String, women: SocialVariable, men: SocialVariable)] = [
    ("15-29 ans", .women15To29, .men15To29), ("30-44 ans", .women30To44, .men30To44),
    ("45-59 ans", .women45To59, .men45To59), ("60-74 ans", .women60To74, .men60To74),
    ("75 ans et plus", .women75Plus, .men75Plus),
  ]
}
