import Dossier

/// Three crossings around a circle: feeling by district, feeling by victimisation, and facts by
/// district.
///
/// No sum of printed counts joins them, yet together they leave fewer surveys possible than two by
/// two: all answers at once must be. The joint counts are on no page and tell nothing by themselves.
extension SurveyRespondents {
  func addCircles(to tables: inout RespondentTables) {
    guard let district = survey.district, !survey.victimisations.isEmpty else { return }
    let groups = district.modalities.indices
    guard groups.allSatisfy({ tables.contains(.answer(district.key, $0)) }) else { return }
    let any = survey.victimisations.anyVictim
    let places = ([RespondentCell.unplaced] + groups).map { group in
      (group, set { group < 0 ? district.answers[$0] < 0 : district.answers[$0] == Int16(group) })
    }
    let hits = [set { any($0) == true }, set { any($0) == false }, set { any($0) == nil }]
    for (group, members) in places { addHits(hits, group, members, to: &tables) }
    for question in survey.questions where question.feelingSide != nil && isTold(question) {
      let measure = RespondentMeasure.feeling(question.key)
      guard tables.contains(.groupYes(measure, .district, 0)),
        tables.contains(.groupYes(measure, .victim, 0))
      else { continue }
      let answers = [
        set(question.isNegative),
        set { question.answers[$0] >= 0 && !question.isNegative($0) },
        set { question.answers[$0] < 0 },
      ]
      addJoint(measure, answers, hits, places, to: &tables)
    }
  }

  /// Who of a district underwent something, nothing, or did not say; each kind of facts among them.
  private func addHits(
    _ hits: [RespondentSet], _ group: Int, _ members: RespondentSet,
    to tables: inout RespondentTables
  ) {
    let cells = (0..<3).map { RespondentCell.hit($0, group) }
    for (cell, hit) in zip(cells, hits) {
      tables.add(cell, hit.intersection(members), .joint)
    }
    tables.link(
      group < 0 ? .outsideTrait(.district) : .answer(survey.district?.key ?? "", group), cells)
    for kind in survey.victimisations {
      let hit = set(kind.isVictim).intersection(members)
      tables.add(
        .hitOtherwise(kind.key, group), hits[0].intersection(members).subtracting(hit), .joint)
      tables.link(
        .hit(0, group), .groupYes(.victims(kind.key), .district, group),
        .hitOtherwise(kind.key, group))
    }
  }

  private func addJoint(
    _ measure: RespondentMeasure, _ answers: [RespondentSet], _ hits: [RespondentSet],
    _ places: [(Int, RespondentSet)], to tables: inout RespondentTables
  ) {
    func joint(_ answer: Int, _ hit: Int, _ group: Int) -> RespondentCell {
      .joint(measure, answer, hit, group)
    }
    for (group, members) in places {
      for (answer, said) in answers.enumerated() {
        let here = said.intersection(members)
        for (hit, who) in hits.enumerated() {
          tables.add(joint(answer, hit, group), here.intersection(who), .joint)
        }
        tables.link(
          side(measure, answer, .district, group), (0..<3).map { joint(answer, $0, group) })
      }
      for hit in 0..<3 {
        tables.link(.hit(hit, group), (0..<3).map { joint($0, hit, group) })
      }
    }
    let groups = places.map(\.0)
    for answer in 0..<3 {
      for (hit, index) in [0, 1, RespondentCell.unplaced].enumerated() {
        tables.link(
          side(measure, answer, .victim, index), groups.map { joint(answer, hit, $0) })
      }
    }
  }

  private func side(
    _ measure: RespondentMeasure, _ answer: Int, _ trait: FeelingCrossing.Trait, _ group: Int
  ) -> RespondentCell {
    switch answer {
    case 0: .groupYes(measure, trait, group)
    case 1: .groupNo(measure, trait, group)
    default: .groupNeither(measure, trait, group)
    }
  }
}
