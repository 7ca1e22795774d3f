/// A share of the survey: some say yes, some no, others neither.
enum RespondentMeasure: Hashable, Sendable {
  /// The negative side of a question of feeling, by its key.
  case feeling(String)
  /// Those hit by a kind of facts, by its key; then those of them among the exposed.
  case victims(String)
  case risk(String)
  case complaint(String)
  case report(String)
  /// Over all kinds.
  case anyVictim, personalVictim, anyComplaint, anyReport
}

/// Some respondents that a document counts, or lets count.
enum RespondentCell: Hashable, Sendable {
  /// Those who said yes or no; each of them; those who said neither.
  case base(RespondentMeasure)
  case yes(RespondentMeasure)
  case no(RespondentMeasure)
  case neither(RespondentMeasure)
  /// Who gave a modality of a question, or none.
  case answer(String, Int)
  case silence(String)
  case asked(String)
  case notAsked(String)
  /// The same of a measure within one group of a trait; `unplaced` for who is in no group.
  case groupBase(RespondentMeasure, FeelingCrossing.Trait, Int)
  case groupYes(RespondentMeasure, FeelingCrossing.Trait, Int)
  case groupNo(RespondentMeasure, FeelingCrossing.Trait, Int)
  case groupNeither(RespondentMeasure, FeelingCrossing.Trait, Int)
  /// All groups of a trait.
  case placed(RespondentMeasure, FeelingCrossing.Trait)
  case placedYes(RespondentMeasure, FeelingCrossing.Trait)
  case placedNo(RespondentMeasure, FeelingCrossing.Trait)
  case outsideTrait(FeelingCrossing.Trait)
  /// Who said yes to exactly these of several measures.
  case exactly(RespondentMeasure, [Int])
  /// Who said yes to the first and not to the second.
  case only(RespondentMeasure, RespondentMeasure)
  /// Who has what can be stolen; of them, who did not say whether it was.
  case exposed(String)
  case exposedUnknown(String)
  /// Those of a measure who are not exposed.
  case unexposedYes(String)
  case unexposedNo(String)
  case unexposed(String)
  /// Of a district: who underwent something (0), nothing (1), or did not say (2); something else than
  /// a kind.
  case hit(Int, Int)
  case hitOtherwise(String, Int)
  /// Who said yes (0), no (1) or neither (2) of a measure, among those hit, not hit or neither, of a
  /// district.
  case joint(RespondentMeasure, Int, Int, Int)
  /// Victims whose number of facts was cut: on no page of an edition for everyone.
  case cut(String)
  /// The sample.
  case all

  static let unplaced = -1
}
