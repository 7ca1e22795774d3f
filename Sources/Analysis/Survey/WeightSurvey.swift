import Dossier
import Problems
import Statistics
import Units

/// The respondents of a survey with the weights that their answers are counted with.
struct WeightedSurvey {
  let survey: VictimisationSurvey
  let sample: CalibratedSample
  /// What each respondent counts for when households are counted, beside the weight of the person.
  let householdUnits: [Double]
  /// Before calibration, on the scale of the population.
  let initialWeights: [Double]
  let margins: [WeightedMargin]

  var weights: [Double] { sample.weights }

  /// What each respondent counts for beside the weight of the person.
  func units(of unit: Victimisation.Unit) -> [Double] {
    unit == .household ? householdUnits : [Double](repeating: 1, count: survey.respondents)
  }
}

/// A question of the calibration with its targets as they were used.
struct WeightedMargin {
  let question: SurveyQuestion
  let asked: SurveyCalibration.Margin
  /// Those who did not answer are a category of their own, whose share is the sample's; the targets
  /// of the others are lowered by as much, so that the questions add up to one population.
  let targets: MarginTargets
  let withoutAnswer: Int
}

extension WeightedSurvey {
  /// The key of the category of those who did not answer: no modality is empty.
  private static let withoutAnswer = ""

  /// Weights the respondents, or says why no weights meet the margins.
  static func weighting(_ survey: VictimisationSurvey) throws(Problem) -> WeightedSurvey {
    let initial = initialWeights(of: survey)
    var margins: [WeightedMargin] = []
    for margin in survey.calibration?.margins ?? [] {
      margins.append(try weighted(margin, in: survey, initial))
    }
    let targets = margins.map(\.targets)
    var weights = initial
    if let calibration = survey.calibration, !margins.isEmpty {
      weights = try calibrated(initial, to: margins, by: calibration, in: survey)
    }
    let sizes = survey.householdSizes?.map { 1 / Double($0) }
    return WeightedSurvey(
      survey: survey,
      sample: try reading(survey) { () throws(InvalidInput) in
        try CalibratedSample(weights: weights, initialWeights: initial, margins: targets)
      },
      householdUnits: sizes ?? [Double](repeating: 1, count: survey.respondents),
      initialWeights: initial, margins: margins)
  }

  /// The weights of the file brought to the population, so that their scale changes nothing.
  private static func initialWeights(of survey: VictimisationSurvey) -> [Double] {
    let given = survey.initialWeights ?? [Double](repeating: 1, count: survey.respondents)
    let population =
      survey.calibration?.margins.first.map { stableSum($0.targets) }
      ?? survey.scope.persons.map(Double.init) ?? Double(survey.respondents)
    let total = stableSum(given)
    return given.map { $0 / total * population }
  }

  private static func weighted(
    _ margin: SurveyCalibration.Margin, in survey: VictimisationSurvey, _ weights: [Double]
  ) throws(Problem) -> WeightedMargin {
    guard let question = survey.question(margin.question) else {
      throw .unknownMargin(margin, survey)
    }
    let silent = question.answers.indices.filter { question.answers[$0] < 0 }
    let silentWeight = stableSum(silent.map { weights[$0] })
    let share = 1 - silentWeight / stableSum(weights)
    var targets = zip(question.modalities, margin.targets).map {
      (category: $0, persons: $1 * share)
    }
    if !silent.isEmpty {
      targets.append((withoutAnswer, stableSum(margin.targets) * (1 - share)))
    }
    let answers = question.answers.map { $0 < 0 ? withoutAnswer : question.modalities[Int($0)] }
    return WeightedMargin(
      question: question, asked: margin,
      targets: try reading(survey) { () throws(InvalidInput) in
        try MarginTargets(name: question.key, answers: answers, targets: targets)
      },
      withoutAnswer: silent.count)
  }
}

// MARK: - Calibration

extension WeightedSurvey {
  /// Under a tenth of a person, a margin is met as exactly as it is printed; raking and the logit
  /// method both go on until they gain nothing more.
  private static let acceptedGap = 1e-6

  private static func calibrated(
    _ weights: [Double], to margins: [WeightedMargin], by calibration: SurveyCalibration,
    in survey: VictimisationSurvey
  ) throws(Problem) -> [Double] {
    let targets = margins.map(\.targets)
    let raked = try reading(survey) { () throws(InvalidInput) in
      try raking(
        initialWeights: weights, margins: targets, tolerance: acceptedGap, maximumCycles: 2_000)
    }
    if let failure = raked.failure { throw .unmet(failure, raked, margins, survey) }
    switch calibration.method {
    case .rakingRatio: return raked.weights ?? weights
    case .logit(let lower, let upper):
      let bounded = try reading(survey) { () throws(InvalidInput) in
        try Statistics.calibrated(
          initialWeights: weights, margins: targets,
          distance: .logit(lower: lower, upper: upper))
      }
      if let bounded { return bounded }
      // Raking met them, so it is the bounds that forbid it: its factors say how far to go.
      let factors = zip(raked.weights ?? weights, weights).map { $0 / $1 }
      throw .boundsTooTight(lower...upper, needing: factors, survey)
    }
  }
}

/// Runs a method on checked microdata; what it refuses is a fault of the file.
func reading<Value>(
  _ survey: VictimisationSurvey, _ step: () throws(InvalidInput) -> Value
) throws(Problem) -> Value {
  do { return try step() } catch { throw .unusable(error, survey) }
}

// MARK: - Wording

extension Problem {
  private static func enquete(
    _ identifier: String, _ summary: String, _ span: SourceSpan?, _ hint: String
  ) -> Problem {
    Problem(.error, identifier, summary, at: span, hint: hint)
  }

  fileprivate static func unusable(
    _ refusal: InvalidInput, _ survey: VictimisationSurvey
  ) -> Problem {
    enquete(
      "enquete-inutilisable", "les réponses de l’enquête ne permettent aucun calcul", survey.span,
      refusal.reason == .tooFew(minimum: 2) || refusal.reason == .empty
        ? "il faut au moins deux répondants" : "vérifiez les poids et les effectifs des marges")
  }

  fileprivate static func unknownMargin(
    _ margin: SurveyCalibration.Margin, _ survey: VictimisationSurvey
  ) -> Problem {
    enquete(
      "marge-sans-question", "la marge « \(margin.question) » ne correspond à aucune question",
      margin.span ?? survey.span, "donnez à la marge le nom d’une question")
  }

  fileprivate static func unmet(
    _ failure: RakingFailure, _ outcome: RakingOutcome, _ margins: [WeightedMargin],
    _ survey: VictimisationSurvey
  ) -> Problem {
    func span(_ name: String?) -> SourceSpan? {
      margins.first { $0.question.key == name }?.asked.span ?? survey.span
    }
    switch failure {
    case .emptyCategory(let names):
      let empty = names.map { "« \(words($0)) »" }.joined(separator: ", ")
      return enquete(
        "marge-sans-repondant", "aucun répondant dans \(empty), qui a un effectif visé",
        span(names.first.map(question)), "regroupez cette modalité avec une autre")
    case .categoryWithoutTarget(let names):
      let foreign = names.map { "« \(words($0)) »" }.joined(separator: ", ")
      return enquete(
        "modalite-sans-marge", "des répondants sont dans \(foreign), sans effectif visé",
        span(names.first.map(question)), "ajoutez l’effectif de cette modalité à la marge")
    case .totalsDiffer:
      let sums = zip(margins, outcome.marginTotals)
        .map { "« \($0.question.key) » \(persons($1))" }.joined(separator: ", ")
      return enquete(
        "marges-de-totaux-differents",
        "les marges n’additionnent pas la même population : \(sums)",
        span(margins.last?.question.key), "mettez toutes les marges sur le même champ")
    case .noSolution:
      let worst = outcome.gaps.indices.max { outcome.gaps[$0] < outcome.gaps[$1] } ?? 0
      return enquete(
        "marges-impossibles",
        "aucun poids ne respecte toutes les marges à la fois : « \(margins[worst].question.key) » "
          + "reste à \(persons(outcome.gaps[worst])) de son effectif",
        span(margins[worst].question.key),
        "regroupez des modalités : une combinaison de réponses que la population contient manque "
          + "dans l’échantillon")
    }
  }

  private static func persons(_ value: Double) -> String {
    // A gap under a hundred persons is read to the tenth.
    let places = value < 100 ? 1 : 0
    return "\(French.decimal(value, places: places)) personnes"
  }

  private static func factor(_ value: Double) -> String { French.decimal(value, places: 2) }

  private static func question(_ category: String) -> String {
    String(category.split(separator: "=", maxSplits: 1).first ?? "")
  }

  private static func words(_ category: String) -> String {
    category.split(separator: "=", maxSplits: 1).joined(separator: " : ")
  }

  fileprivate static func boundsTooTight(
    _ bounds: ClosedRange<Double>, needing factors: [Double], _ survey: VictimisationSurvey
  ) -> Problem {
    let (least, most) = (factors.min() ?? 1, factors.max() ?? 1)
    return enquete(
      "bornes-trop-serrees",
      "aucun poids entre \(factor(bounds.lowerBound)) et "
        + "\(factor(bounds.upperBound)) fois le poids initial ne respecte les marges",
      survey.calibration?.margins.first?.span ?? survey.span,
      "écartez les bornes : sans elles, le calage multiplie les poids par "
        + "\(factor(least)) à \(factor(most))")
  }
}
