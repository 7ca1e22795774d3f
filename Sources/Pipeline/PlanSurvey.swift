import Analysis
import Dossier
import Inputs
public import Problems
import Statistics
import Units

/// Says what sample each crossing needs, from the survey of the dossier or, without one, from what
/// is known of its population.
public func planSurvey(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  let line = Line(request)
  let read = try line.readDossier()
  let found = try line.findings(in: read.value)
  let plan = PlanText(
    territory: read.value.territory, plan: found.value.surveyPlan(for: read.value),
    parameters: found.value.context.parameters)
  return Warned(plan.text, warnings: read.warnings + found.warnings)
}

/// What `enquete plan` prints.
private struct PlanText {
  let territory: Territory
  let plan: SurveyPlan
  let parameters: AnalysisParameters

  /// Three points, as a thousand respondents give, and five, as four hundred do.
  private static let margins = [0.03, 0.05]
  /// The difference to find, and with which probability (Cohen 1988).
  private static let difference = 0.1
  private static let power = 0.8

  var text: String {
    let sections = [head, whole] + plan.crossings.map(section) + [victims, differences]
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func sizing(of population: Int?) -> SampleSizing {
    computed { () throws(InvalidInput) in
      try SampleSizing(
        designEffect: plan.designEffect, population: population, level: parameters.level)
    }
  }
}

// MARK: - Sections

extension PlanText {
  private var head: [String] {
    [
      "\(territory.name.short) (\(territory.code)) : l’échantillon qu’il faut", "",
      "Population : \(population)", "Effet de plan : \(designEffect)",
      "Enquête du dossier : "
        + (plan.respondents.map { "\(French.integer($0)) répondants" } ?? "aucune"),
      "Intervalles à \(percent(parameters.level)), correction pour population finie (Cochran 1977). "
        + "Un échantillon par quotas n’a pas de",
      "marge d’erreur connue : ces effectifs y sont un ordre de grandeur.",
    ]
  }

  private var population: String {
    guard let size = plan.population else { return "inconnue, prise pour illimitée" }
    let whose = plan.isPopulationOfField ? "champ de l’enquête" : "population municipale"
    return "\(French.integer(size)) personnes (\(whose))"
  }

  private var designEffect: String {
    French.decimal(plan.designEffect, places: 2)
      + (plan.isDesignEffectObserved
        ? ", celui des poids de l’enquête (Kish 1965)" : ", supposé")
  }

  /// A margin as wide as the share itself says nothing.
  private func margins(for share: ExpectedShare) -> [Double] {
    Self.margins.filter { $0 < min(share.value, 1 - share.value) }
  }

  private var whole: [String] {
    let shares = plan.shares + plan.prevalences.prefix(1)
    return ["Ensemble de la population"]
      + shares.map { share in
        let sizes = margins(for: share).map { margin in
          "\(respondents(needed(share, margin, plan.population))) pour \(points(margin))"
        }
        return "  \(name(of: share)) : \(sizes.joined(separator: ", "))"
      } + present(1, "")
  }

  private func section(_ crossing: PlannedCrossing) -> [String] {
    guard let smallest = crossing.smallest else { return [] }
    let title =
      "\(Self.title(crossing.kind)) : \(crossing.groups.count) groupes, le plus petit "
      + "« \(smallest.name) », \(percent(smallest.share)) "
      + "(\(Self.words(crossing.basis)))"
    let lines = plan.shares.flatMap { share in
      ["  \(name(of: share))"] + margins(for: share).map { line(crossing, share, $0) }
    }
    return [title] + lines + present(smallest.share, " attendus dans « \(smallest.name) »")
  }

  /// Drawn in proportion, one group decides for all; drawn apart, each has what it needs.
  private func line(
    _ crossing: PlannedCrossing, _ share: ExpectedShare, _ margin: Double
  ) -> String {
    let needs = crossing.groups.map { group in
      (group, needed(share, margin, plan.population.map { size(of: group, in: $0) }))
    }
    let proportional = needs.map { Int((Double($0.1) / $0.0.share).rounded(.up)) }.max() ?? 0
    let total = plan.population.map { min($0, proportional) } ?? proportional
    return
      "    \(points(margin)) dans chaque groupe : \(respondents(total)) en tirage proportionnel, "
      + "\(French.integer(needs.map(\.1).reduce(0, +))) en tirant chaque groupe à part "
      + "(au plus \(French.integer(needs.map(\.1).max() ?? 0)) chacun)"
  }

  private var victims: [String] {
    ["Par victimation : les victimes que l’échantillon contient"]
      + plan.prevalences.map { share in
        let counts = [parameters.minimumRespondents, parameters.fragileRespondents].map { count in
          let total = Int((Double(count) / share.value).rounded(.up))
          return "\(French.integer(count)) victimes attendues pour \(respondents(total))"
        }
        return "  \(name(of: share)) : \(counts.joined(separator: ", "))"
      } + [
        "  (moins de \(parameters.minimumRespondents) victimes : aucun taux de plainte n’est donné ; "
          + "moins de \(parameters.fragileRespondents) : il est donné avec réserve)"
      ]
  }

  private var differences: [String] {
    let pairs =
      [(0.5 - Self.difference / 2, 0.5 + Self.difference / 2)]
      + plan.prevalences.prefix(1).map { ($0.value, $0.value + Self.difference) }
      .filter { $0.1 < 1 }
    return [
      "Établir un écart de \(points(Self.difference, sign: "")) entre deux groupes "
        + "(puissance \(percent(Self.power)), Fleiss 1981)"
    ]
      + pairs.map { first, second in
        let each = computed { () throws(InvalidInput) in
          try sizing(of: nil).respondentsOfEach(telling: first, from: second, power: Self.power)
        }
        return
          "  \(percent(first)) contre \(percent(second)) : \(respondents(each)) dans chacun des "
          + "deux groupes\(reach(each))"
      }
  }

  /// Between the two smallest districts, the hardest to tell apart.
  private func reach(_ each: Int) -> String {
    guard let crossing = plan.crossings.first(where: { $0.kind == .districts }) else { return "" }
    let pair = crossing.groups.sorted { ($0.share, $0.name) < ($1.share, $1.name) }.prefix(2)
    let names = pair.map { "« \($0.name) »" }.joined(separator: " et ")
    guard let smallest = pair.first else { return "" }
    if let population = plan.population, each > size(of: smallest, in: population) {
      return " ; entre \(names), c’est plus que d’habitants"
    }
    let total = Int((Double(each) / smallest.share).rounded(.up))
    return " ; entre \(names), \(respondents(total)) en tout, en tirage proportionnel"
  }

  /// What the survey of the dossier gives today.
  private func present(_ share: Double, _ place: String) -> [String] {
    guard let respondents = plan.respondents else { return [] }
    let expected = Int((Double(respondents) * share).rounded())
    guard expected > 0 else { return ["  aujourd’hui : moins d’un répondant\(place)"] }
    let population = plan.population.map { max(expected, Int((Double($0) * share).rounded())) }
    let margin = computed { () throws(InvalidInput) in
      try sizing(of: population).margin(share: 0.5, respondents: expected)
    }
    return [
      "  aujourd’hui : \(self.respondents(expected))\(place), soit "
        + "± \(French.decimal(margin * 100, places: 1)) points à 50\(French.narrowSpace)%"
    ]
  }

  private func needed(_ share: ExpectedShare, _ margin: Double, _ population: Int?) -> Int {
    computed { () throws(InvalidInput) in
      try sizing(of: population).respondents(share: share.value, margin: margin)
    }
  }

  private func size(of group: PlannedCrossing.Group, in population: Int) -> Int {
    max(1, Int((Double(population) * group.share).rounded()))
  }
}

/// The shares and sizes of a plan were checked when it was made.
private func computed<Value>(_ figure: () throws(InvalidInput) -> Value) -> Value {
  do { return try figure() } catch {
    preconditionFailure("\(error.argument): \(error.reason)")
  }
}

// MARK: - Wording

extension PlanText {
  private static func title(_ kind: PlannedCrossing.Kind) -> String {
    switch kind {
    case .districts: "Par quartier"
    case .ages: "Par âge"
    case .sexesAndAges: "Par sexe et âge"
    }
  }

  private static func words(_ basis: PlannedCrossing.Basis) -> String {
    switch basis {
    case .margins: "marges de l’enquête"
    case .sample: "répondants de l’enquête"
    case .contours: "populations des contours"
    case .census: "recensement"
    case .product: "sexe et âge supposés indépendants"
    case .equalParts: "populations inconnues, supposées égales"
    }
  }

  private func name(of share: ExpectedShare) -> String {
    let value = percent(share.value)
    guard let label = share.label else {
      return share.value == 0.5
        ? "part de \(value), le cas le moins favorable"
        : "part de \(value), supposée pour une victimation"
    }
    return "part de \(value), « \(label) »"
  }

  private func percent(_ share: Double) -> String {
    let percent = share * 100
    let isWhole = abs(percent - percent.rounded()) < 1e-9
    return French.percent(percent, places: isWhole ? 0 : 1)
  }

  private func points(_ margin: Double, sign: String = "± ") -> String {
    "\(sign)\(French.decimal(margin * 100, places: 0)) points"
  }

  private func respondents(_ count: Int) -> String {
    "\(French.integer(count)) répondant\(count > 1 ? "s" : "")"
  }
}
