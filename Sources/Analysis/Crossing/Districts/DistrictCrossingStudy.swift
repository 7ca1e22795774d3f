import Dossier
import Statistics
import Units

/// Holds the feeling of insecurity against counted facts, by district.
struct DistrictCrossingStudy {
  let survey: SurveyResults?
  let tranquility: TranquilityResults?
  let parameters: CrossingParameters

  func crossing() -> Availability<DistrictCrossing, DistrictCrossingAbsence> {
    guard let survey, let question = question(survey) else { return .unavailable(.noFeeling) }
    let feelings = Self.estimates(question.districts)
    let candidates = localFacts + surveyFacts(survey)
    guard !candidates.isEmpty else { return .unavailable(.noFacts) }
    let matched = candidates.map { facts in
      (facts.source, feelings.compactMap { point(of: $0, in: facts.byDistrict) })
    }
    let most = matched.map(\.1.count).max() ?? 0
    guard most >= parameters.minimumDistricts,
      let best = matched.first(where: { $0.1.count == most })
    else {
      return .unavailable(
        .tooFewDistricts(found: most, minimum: parameters.minimumDistricts))
    }
    let left = question.districts.map(\.district).filter { name in
      !best.1.contains { $0.district == name }
    }
    return .available(crossing(question, best.0, best.1, leftOut: left.sorted()))
  }

  private typealias Pair = (district: String, feeling: BoundedEstimate, facts: BoundedEstimate)

  private func crossing(
    _ question: QuestionResult, _ source: DistrictCrossing.Facts, _ pairs: [Pair],
    leftOut: [String]
  ) -> DistrictCrossing {
    let pairs = pairs.sorted { $0.district < $1.district }
    let feeling = Self.median(pairs.map(\.feeling.value))
    let facts = Self.median(pairs.map(\.facts.value))
    let correlation = sound { () throws(InvalidInput) in
      try rankCorrelation(pairs.map(\.facts.value), pairs.map(\.feeling.value))
    }
    return DistrictCrossing(
      question: question.key, text: question.text, facts: source,
      points: pairs.map { pair in
        DistrictCrossing.Point(
          district: pair.district, feeling: pair.feeling, facts: pair.facts,
          quadrant: Quadrant(
            pair.facts.standing(against: facts), pair.feeling.standing(against: feeling)))
      },
      medianFeeling: feeling, medianFacts: facts, leftOut: leftOut, correlation: correlation)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }

  private func point(
    of feeling: (district: String, estimate: BoundedEstimate),
    in facts: [FoldedName: BoundedEstimate]
  ) -> Pair? {
    facts[FoldedName(place: feeling.district)].map { (feeling.district, feeling.estimate, $0) }
  }
}

// MARK: - Both sides

extension DistrictCrossingStudy {
  /// The feeling in the evening when it is asked, else in the district, else the first one.
  private func question(_ survey: SurveyResults) -> QuestionResult? {
    let asked = survey.feelings.filter { !Self.estimates($0.districts).isEmpty }
    func mentions(_ word: String, _ question: QuestionResult) -> Bool {
      FoldedName.words(of: question.key + " " + (question.text ?? "")).contains {
        $0.hasPrefix(word)
      }
    }
    return asked.first { mentions("soir", $0) } ?? asked.first { mentions("nuit", $0) }
      ?? asked.first { mentions("quartier", $0) } ?? asked.first
  }

  private static func estimates(
    _ figures: [DistrictFigure]
  ) -> [(district: String, estimate: BoundedEstimate)] {
    figures.compactMap { figure in
      guard let share = figure.share.value, let interval = share.interval else { return nil }
      return (figure.district, BoundedEstimate(value: share.value, interval: interval))
    }
  }

  private typealias FactsByDistrict = (
    source: DistrictCrossing.Facts, byDistrict: [FoldedName: BoundedEstimate]
  )

  private var localFacts: [FactsByDistrict] {
    (tranquility?.tables ?? []).compactMap { table in
      var rates: [FoldedName: BoundedEstimate] = [:]
      for place in table.places {
        guard let rate = place.rate else { continue }
        rates[FoldedName(place: place.name)] = BoundedEstimate(
          value: rate.perThousand, interval: rate.interval)
      }
      return rates.isEmpty ? nil : (.local(table: table.slug), rates)
    }
  }

  private func surveyFacts(_ survey: SurveyResults) -> [FactsByDistrict] {
    survey.victimisations.compactMap { victimisation in
      let estimates = Self.estimates(victimisation.districts)
      guard !estimates.isEmpty else { return nil }
      var shares: [FoldedName: BoundedEstimate] = [:]
      for estimate in estimates { shares[FoldedName(place: estimate.district)] = estimate.estimate }
      return (.survey(victimisation: victimisation.key), shares)
    }
  }
}
