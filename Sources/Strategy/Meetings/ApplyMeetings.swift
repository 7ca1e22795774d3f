public import Dossier
public import Problems
import Units

/// The strategy after meetings, given in any order: the file with their decisions applied.
///
/// Meetings are taken up by date, then by name of file; the same meeting counts once. Each decision
/// that can't be applied is an error of the warnings, stays in the journal as refused, and leaves
/// the strategy as it was.
public func apply(
  _ meetings: [Meeting], to strategy: TerritorialStrategy
) -> Warned<StrategyState> {
  var state = Warned(StrategyState(start: strategy))
  for meeting in inOrder(meetings) {
    let next = apply(meeting, to: state.value)
    state = Warned(next.value, warnings: state.warnings + next.warnings)
  }
  state.warnings.sort()
  return state
}

/// The strategy after one more meeting.
///
/// A meeting that is among those of the state already changes nothing; one that is dated before
/// the last of them is refused as a whole.
public func apply(_ meeting: Meeting, to state: StrategyState) -> Warned<StrategyState> {
  guard !state.meetings.contains(meeting) else {
    return Warned(state, warnings: [.sameMeeting(meeting)])
  }
  if let last = state.meetings.last, meeting.date < last.date {
    return Warned(state, warnings: [.beforeLastMeeting(meeting, last)])
  }
  var replay = Replay(state, meeting)
  for decision in meeting.decisions { replay.take(decision) }
  return Warned(replay.state, warnings: replay.problems.sorted())
}

/// The state as it was at a version; nil when there were not so many meetings.
public func state(_ version: Int, of state: StrategyState) -> StrategyState? {
  guard (1...state.version).contains(version) else { return nil }
  return apply(Array(state.meetings.prefix(version - 1)), to: state.start).value
}

/// By date, by name of file, then by content: never by the order in which they were read.
func inOrder(_ meetings: [Meeting]) -> [Meeting] {
  let keyed = meetings.map { (meeting: $0, text: $0.node.json) }
  return keyed.sorted {
    ($0.meeting.date, $0.meeting.file.name, $0.text)
      < ($1.meeting.date, $1.meeting.file.name, $1.text)
  }.map(\.meeting)
}

/// Takes up the decisions of one meeting, one after the other.
struct Replay {
  private(set) var state: StrategyState
  private(set) var problems: [Problem] = []
  let meeting: Meeting

  init(_ state: StrategyState, _ meeting: Meeting) {
    self.state = state
    self.state.meetings.append(meeting)
    self.meeting = meeting
  }

  mutating func take(_ decision: Decision) {
    do {
      if try isRepeated(decision) { return note(decision, .repeated) }
      note(decision, .applied(try apply(decision)))
    } catch {
      problems.append(error)
      note(decision, .refused(error.identifier))
    }
  }

  private mutating func note(_ decision: Decision, _ outcome: JournalEntry.Outcome) {
    state.journal.append(
      JournalEntry(
        version: state.version, date: meeting.date, formation: meeting.formation,
        decision: decision, outcome: outcome))
  }

  /// Whether another decision of the same day says the same; throws when one says otherwise.
  private func isRepeated(_ decision: Decision) throws(Problem) -> Bool {
    let target = decision.content.target
    let earlier = state.journal.last {
      $0.date == meeting.date && $0.outcome.isApplied && $0.decision.content.target == target
    }
    guard let earlier else { return false }
    if earlier.decision.content.result == decision.content.result { return true }
    // « proposée à validée », then « validée à engagée »: the second starts where the first ends.
    if case .status(_, let from?, _) = decision.content,
      earlier.decision.content.result == .status(from)
    {
      return false
    }
    throw .contradictory(decision, earlier)
  }

  mutating func warn(_ problem: Problem) { problems.append(problem) }

  mutating func updateStrategy(_ change: (inout TerritorialStrategy) -> Void) {
    change(&state.strategy)
  }

  mutating func add(_ measure: Measure, to reference: IndicatorReference) {
    var known = state.measures[reference] ?? []
    known.removeAll { $0.date == measure.date }
    state.measures[reference] = known + [measure]
  }
}

extension Problem {
  fileprivate static func sameMeeting(_ meeting: Meeting) -> Problem {
    Problem(
      .warning, "seance-deja-connue",
      "la séance du \(meeting.date.french) est déjà parmi les séances : elle n'est comptée "
        + "qu'une fois", at: meeting.place.span)
  }

  fileprivate static func beforeLastMeeting(_ meeting: Meeting, _ last: Meeting) -> Problem {
    Problem(
      .error, "seance-anterieure",
      "la séance du \(meeting.date.french) précède la dernière séance, du \(last.date.french)",
      at: meeting.place.span,
      hint: "les décisions s'appliquent dans l'ordre des dates : vérifiez la date de la séance")
  }

  fileprivate static func contradictory(
    _ decision: Decision, _ earlier: JournalEntry
  ) -> Problem {
    let place = earlier.decision.place.span.map { " (\($0.file), ligne \($0.line))" } ?? ""
    return Problem(
      .error, "decisions-contradictoires",
      "cette décision sur « \(decision.subject) » contredit une autre décision du "
        + "\(earlier.date.french)\(place)", at: decision.place.span,
      hint: "gardez l'une des deux, ou datez-les de deux séances")
  }
}
