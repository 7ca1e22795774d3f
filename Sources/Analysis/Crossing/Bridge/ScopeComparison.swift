import Dossier
import Units

/// Whether a survey and an indicator count the same facts, said aspect by aspect.
///
/// A ratio of two counts of different things is a wrong figure: one obstacle refuses it.
public struct ScopeComparison: Hashable, Sendable {
  /// Why the two can't be held together; the raw value is a key of the wording.
  public enum Obstacle: String, CaseIterable, Hashable, Sendable {
    /// The survey asks persons and the indicator counts what strikes a dwelling, or the reverse.
    case unit = "unite"
    /// Suspects, who are no facts.
    case suspects = "mis-en-cause"
    /// Recorded where it happened; the survey asks residents, wherever it happened to them.
    case place = "lieu"
    /// What is damaged belongs to firms and to the town as well as to households.
    case owners = "proprietaires"
    /// The survey leaves out those under 18, or says nothing of its ages.
    case ages
    /// The survey does not look back over twelve months, or does not say.
    case reference = "periode-de-reference"
    /// The twelve months and every recorded year have too little in common.
    case overlap = "chevauchement"
    /// Recorded, and under secrecy.
    case notPublished = "non-publie"
    /// The survey can't estimate a number of facts, or may not print it.
    case noTotal = "sans-total"
  }

  /// What a reader must know though the two may be held together.
  public enum Caution: String, CaseIterable, Hashable, Sendable {
    /// The indicator counts second homes, the survey does not.
    case secondHomes = "residences-secondaires"
    /// The indicator counts victims under the lowest age of the survey.
    case youngVictims = "jeunes-victimes"
    /// The two periods of twelve months are not the same.
    case period = "periode"
    /// Rates of report are those of victims, applied to facts.
    case victimsRate = "taux-des-victimes"
  }

  public let obstacles: [Obstacle]
  public let cautions: [Caution]
  /// The recorded year, when one was chosen, and the months that it shares with the survey's.
  public let year: Int?
  public let sharedMonths: Int

  public var isComparable: Bool { obstacles.isEmpty }
}

extension ScopeComparison {
  /// Holds what a survey asks against what an indicator counts.
  init(
    _ unit: Victimisation.Unit, _ indicator: Indicator, _ sample: SurveySample,
    recordedYears: ClosedRange<Int>, minimumOverlap: Int
  ) {
    var obstacles: [Obstacle] = []
    var cautions: [Caution] = []
    switch indicator.surveyScope {
    case .household: if unit != .household { obstacles.append(.unit) }
    case .person: if unit != .person { obstacles.append(.unit) }
    case .suspects: obstacles.append(.suspects)
    case .anyOwner: obstacles.append(.owners)
    }
    if !indicator.happensWhereVictimsLive { obstacles.append(.place) }
    if indicator == .burglary { cautions.append(.secondHomes) }
    if unit == .person {
      switch sample.scope.minimumAge {
      case .some(let age) where age <= 18: if age > 0 { cautions.append(.youngVictims) }
      default: obstacles.append(.ages)
      }
    }
    let window = SurveyWindow(sample.fieldwork)
    let best = window.flatMap { $0.bestYear(among: recordedYears) }
    if window == nil {
      obstacles.append(.reference)
    } else if (best?.months ?? 0) < minimumOverlap {
      obstacles.append(.overlap)
    } else if (best?.months ?? 0) < 12 {
      cautions.append(.period)
    }
    self.init(
      obstacles: obstacles, cautions: cautions, year: best?.year, sharedMonths: best?.months ?? 0)
  }

  func adding(_ obstacle: Obstacle) -> ScopeComparison {
    ScopeComparison(
      obstacles: obstacles + [obstacle], cautions: cautions, year: year,
      sharedMonths: sharedMonths)
  }
}

/// The twelve months that the questions of a survey go back over.
struct SurveyWindow {
  /// Months are numbered through the years: year × 12 + month − 1.
  let first: Int

  /// Up to the month before the middle of the fieldwork; nil when the survey doesn't say that it
  /// goes back over twelve months, or when it was.
  init?(_ fieldwork: SurveyFieldwork) {
    guard fieldwork.referenceMonths == 12, let end = fieldwork.to ?? fieldwork.from else {
      return nil
    }
    let start = fieldwork.from ?? end
    let middle = ((start.year * 12 + start.month - 1) + (end.year * 12 + end.month - 1)) / 2
    first = middle - 12
  }

  /// The year with most months in common, the earlier of equals.
  func bestYear(among years: ClosedRange<Int>) -> (year: Int, months: Int)? {
    years.map { year in
      let shared = max(0, min(first + 12, (year + 1) * 12) - max(first, year * 12))
      return (year: year, months: shared)
    }.filter { $0.months > 0 }.max { one, other in
      (one.months, -one.year) < (other.months, -other.year)
    }
  }
}

extension Indicator {
  /// Of whom a survey must ask for the same facts to be counted.
  enum SurveyScope {
    case household, person, suspects
    /// Firms and public bodies are among the victims: no survey of inhabitants covers them.
    case anyOwner
  }

  var surveyScope: SurveyScope {
    switch self {
    case .burglary, .vehicleTheft, .theftFromVehicles, .theftOfVehicleParts: .household
    case .criminalDamage, .armedRobbery, .contemptAndRebellion: .anyOwner
    case .drugTrafficking, .drugUse, .drugUseFines: .suspects
    default: .person
    }
  }

  /// Whether facts recorded in the territory are those that strike its residents.
  ///
  /// A dwelling stays where it is, and fraud is counted where the victim lives; all else may happen
  /// elsewhere.
  var happensWhereVictimsLive: Bool {
    self == .burglary || countingPlace == .victimResidence
  }
}
