import Dossier

/// Tables of two entries: a share by the groups of a trait, with all that lies outside both.
extension SurveyRespondents {
  func addCrossings(to tables: inout RespondentTables) {
    for division in survey.divisions {
      guard let groups = CrossedGroups(division, survey) else { continue }
      guard groups.cells.allSatisfy(tables.contains) else { continue }
      tables.add(.outsideTrait(division.trait), groups.outside, .silent)
      for question in survey.questions where question.feelingSide != nil && isTold(question) {
        cross(
          CrossedShare(
            measure: .feeling(question.key), yes: set(question.isNegative),
            no: set { question.answers[$0] >= 0 && !question.isNegative($0) },
            notAsked: set { question.answers[$0] == SurveyQuestion.notAsked }), groups, &tables)
      }
      guard division.trait == .district else { continue }
      for kind in survey.victimisations {
        cross(
          CrossedShare(
            measure: .victims(kind.key), yes: set(kind.isVictim),
            no: set { kind.isKnown($0) && !kind.isVictim($0) },
            notAsked: set { kind.victim[$0] == .notAsked && !kind.isKnown($0) }), groups, &tables)
      }
    }
  }

  private func cross(
    _ share: CrossedShare, _ groups: CrossedGroups, _ tables: inout RespondentTables
  ) {
    let (measure, trait) = (share.measure, groups.trait)
    let outside = groups.outside
    addLine(share, groups, RespondentCell.unplaced, outside, to: &tables)
    for (index, members) in groups.members.enumerated() {
      addLine(share, groups, index, members, to: &tables)
    }
    tables.add(.placed(measure, trait), share.base.subtracting(outside), .printed(8))
    tables.add(.placedYes(measure, trait), share.yes.subtracting(outside), .printed(6))
    tables.add(.placedNo(measure, trait), share.no.subtracting(outside), .printed(6))
    tables.link(
      .placed(measure, trait), .placedYes(measure, trait), .placedNo(measure, trait))
    let indices = groups.members.indices
    tables.link(.placed(measure, trait), indices.map { .groupBase(measure, trait, $0) })
    tables.link(.placedYes(measure, trait), indices.map { .groupYes(measure, trait, $0) })
    tables.link(.placedNo(measure, trait), indices.map { .groupNo(measure, trait, $0) })
    let none = RespondentCell.unplaced
    tables.link(
      .neither(measure), ([none] + indices).map { .groupNeither(measure, trait, $0) })
    tables.link(.yes(measure), .placedYes(measure, trait), .groupYes(measure, trait, none))
    tables.link(.no(measure), .placedNo(measure, trait), .groupNo(measure, trait, none))
  }

  /// One group: who said yes, who said no, who said neither.
  ///
  /// Nothing of those who are in no group is sensitive: nobody knows who kept silent on the trait.
  private func addLine(
    _ share: CrossedShare, _ groups: CrossedGroups, _ index: Int, _ members: RespondentSet,
    to tables: inout RespondentTables
  ) {
    let (measure, trait) = (share.measure, groups.trait)
    let base = share.base.intersection(members)
    let isGroup = index != RespondentCell.unplaced
    let isPrinted = isGroup && base.count >= minimumRespondents
    let whole: RespondentTables.Visibility = isGroup ? .printed(3) : .silent
    let side: RespondentTables.Visibility = isPrinted ? .printed(1) : isGroup ? .kept : .silent
    tables.add(.groupBase(measure, trait, index), base, whole)
    tables.add(
      .groupYes(measure, trait, index), share.yes.intersection(members), side, in: base)
    tables.add(.groupNo(measure, trait, index), share.no.intersection(members), side, in: base)
    tables.link(
      .groupBase(measure, trait, index), .groupYes(measure, trait, index),
      .groupNo(measure, trait, index))
    // That a few of a group were kept out by a filter tells of them.
    let isFiltered = share.notAsked.intersection(members).count > 0
    tables.add(
      .groupNeither(measure, trait, index), members.subtracting(base),
      isGroup && isFiltered ? .kept : .silent)
    tables.link(
      isGroup ? groups.cells[index] : .outsideTrait(trait), .groupBase(measure, trait, index),
      .groupNeither(measure, trait, index))
  }
}

/// The two sides of a share.
private struct CrossedShare {
  let measure: RespondentMeasure
  let yes: RespondentSet
  let no: RespondentSet
  let base: RespondentSet
  let notAsked: RespondentSet

  init(
    measure: RespondentMeasure, yes: RespondentSet, no: RespondentSet, notAsked: RespondentSet
  ) {
    self.measure = measure
    self.yes = yes
    self.no = no
    base = yes.union(no)
    self.notAsked = notAsked
  }
}

/// The groups of a trait, each with the cell that counts it in the sample.
private struct CrossedGroups {
  let trait: FeelingCrossing.Trait
  let members: [RespondentSet]
  let cells: [RespondentCell]
  let outside: RespondentSet

  /// Nil for a district that the survey does not ask.
  init?(_ division: FeelingCrossingStudy.Division, _ survey: VictimisationSurvey) {
    let indices = division.modalities.indices
    trait = division.trait
    members = indices.map { index in
      RespondentSet(of: survey.respondents) { division.groups[$0] == Int16(index) }
    }
    outside = RespondentSet(of: survey.respondents) { division.groups[$0] < 0 }
    switch division.trait {
    case .question(let key): cells = indices.map { .answer(key, $0) }
    case .district:
      guard let key = survey.district?.key else { return nil }
      cells = indices.map { .answer(key, $0) }
    case .victim: cells = [.yes(.anyVictim), .no(.anyVictim)]
    }
  }
}
