import Dossier
import Statistics

/// A question of feeling by one trait of the respondents.
struct FeelingCrossingStudy {
  let feeling: SurveyQuestion
  let result: QuestionResult
  let estimator: SurveyEstimator
  let secrecy: RespondentSecrecy

  private var parameters: AnalysisParameters { estimator.parameters }

  /// A trait with the group of each respondent, less than zero for none.
  struct Division {
    let trait: FeelingCrossing.Trait
    let label: String
    let modalities: [String]
    let groups: [Int16]
  }

  func crossing(by division: Division) -> FeelingCrossing {
    let base = estimator.base { feeling.answers[$0] >= 0 && division.groups[$0] >= 0 }
    let drafts = division.modalities.indices.map { group in
      estimator.share(
        of: estimator.narrowed(base) { division.groups[$0] == Int16(group) },
        where: feeling.isNegative)
    }
    let measure = RespondentMeasure.feeling(feeling.key)
    let whole = result.negative?.reason
    let groups = division.modalities.indices.compactMap { index in
      drafts[index].map { draft in
        FeelingCrossing.Group(
          modality: division.modalities[index],
          respondents: secrecy.count(
            draft.respondents, .groupBase(measure, division.trait, index)),
          negative: draft.cell(
            parameters,
            hiddenFor: whole ?? secrecy.absence(of: measure, division.trait, index)))
      }
    }
    // A test over a hidden group would narrow what it could be.
    let isShown = division.modalities.indices.map { index in
      (drafts[index]?.respondents ?? 0) >= parameters.minimumRespondents
        && secrecy.absence(of: measure, division.trait, index) == nil
    }
    return FeelingCrossing(
      feeling: feeling.key, trait: division.trait, label: division.label, groups: groups,
      test: whole == nil ? test(base, division, isShown) : nil)
  }

  private func test(
    _ base: SurveyBase, _ division: Division, _ isShown: [Bool]
  ) -> IndependenceTest? {
    let members = base.units.indices.filter {
      base.contains($0) && isShown[Int(division.groups[$0])]
    }
    guard isShown.count(where: { $0 }) > 1 else { return nil }
    let test = sound { () throws(InvalidInput) in
      try independenceTest(
        rows: members.map { feeling.isNegative($0) ? 1 : 0 },
        columns: members.map { Int(division.groups[$0]) },
        weights: members.map { estimator.weighted.weights[$0] })
    }
    return test.map {
      IndependenceTest(
        f: $0.f, numeratorDegrees: $0.numeratorDegrees,
        denominatorDegrees: $0.denominatorDegrees, p: $0.pValue, adjustedP: $0.pValue,
        isEstablished: false)
    }
  }
}

extension VictimisationSurvey {
  /// What respondents are told apart by: the questions of the calibration, sex and age when they
  /// are asked, the district, and whether they were hit.
  var divisions: [FeelingCrossingStudy.Division] {
    let keys = Set((calibration?.margins ?? []).map(\.question) + ["sexe", "age"])
    var divisions = questions.filter { keys.contains($0.key) && $0.role == nil }
      .map { question in
        FeelingCrossingStudy.Division(
          trait: .question(question.key), label: question.label, modalities: question.modalities,
          groups: question.answers)
      }
    if let district {
      divisions.removeAll { $0.trait == .question(district.key) }
      divisions.append(
        FeelingCrossingStudy.Division(
          trait: .district, label: district.label, modalities: district.modalities,
          groups: district.answers))
    }
    if !victimisations.isEmpty {
      let groups = (0..<respondents).map { respondent -> Int16 in
        victimisations.anyVictim(respondent).map { $0 ? 0 : 1 } ?? -1
      }
      divisions.append(
        FeelingCrossingStudy.Division(
          trait: .victim, label: "", modalities: ["", ""], groups: groups))
    }
    return divisions
  }
}
