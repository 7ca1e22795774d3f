public import Analysis
public import Dossier
import Units

/// What the recorded series of an indicator lets one say, or why it lets nothing be said.
///
/// Never that the action did it: a difference from other communes has many possible reasons.
public struct RecordedVerdict: Hashable, Sendable {
  public enum Word: String, CaseIterable, Hashable, Sendable {
    case moreFavourable = "plus-favorable"
    case lessFavourable = "moins-favorable"
    case inconclusive = "non-concluant"
    /// Established, and the sheet doesn't say which way is meant to be good.
    case withoutDirection = "sens-non-dit"
    /// No change could be computed, or none could be held against comparables.
    case notEvaluated = "non-evalue"
  }

  /// Why an action has no before and after at all.
  public enum NoQuestion: Hashable, Sendable {
    /// No meeting engaged it, or it was dropped.
    case notEngaged
    /// Neither its calendar nor the strategy says when it begins.
    case noStart
  }

  public enum Answer: Hashable, Sendable {
    case noQuestion(NoQuestion)
    case change(Availability<BeforeAfter, BeforeAfterAbsence>)
  }

  public let series: Indicator
  public let answer: Answer
  public let word: Word

  public var change: BeforeAfter? {
    if case .change(let answer) = answer { answer.value } else { nil }
  }
}

extension RecordedVerdict {
  init(_ series: Indicator, _ answer: Answer, towards direction: ActionIndicator.Direction?) {
    self.series = series
    self.answer = answer
    word = Self.word(answer, direction)
  }

  private static func word(
    _ answer: Answer, _ direction: ActionIndicator.Direction?
  ) -> Word {
    guard case .change(let change) = answer, let group = change.value?.group.value else {
      return .notEvaluated
    }
    switch (group.verdict, direction) {
    case (.notEstablished, _): return .inconclusive
    case (_, nil): return .withoutDirection
    case (.lower, .down?), (.higher, .up?): return .moreFavourable
    case (.lower, .up?), (.higher, .down?): return .lessFavourable
    }
  }
}

extension ActionSheet {
  /// What to ask of a recorded series; a reason where nothing can be asked.
  func question(
    of series: Indicator, in strategy: TerritorialStrategy
  ) -> Availability<BeforeAfterQuestion, RecordedVerdict.NoQuestion> {
    guard status == .engaged || status == .completed else { return .unavailable(.notEngaged) }
    guard let start = calendar.start ?? strategy.period?.start else {
      return .unavailable(.noStart)
    }
    // What goes on after its planned end is still measured.
    let end = status == .completed ? calendar.end : nil
    return .available(BeforeAfterQuestion(indicator: series, start: start, end: end))
  }
}
