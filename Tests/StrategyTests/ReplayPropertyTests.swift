import Dossier
import Inputs
import Problems
import Strategy
import Testing
import Units

@Suite struct ReplayPropertyTests {
  /// Every order of the four meetings of Valmont.
  @Test func givesTheSameVersionInAnyOrderOfReading() throws {
    let (strategy, meetings) = try ValmontTests.read()
    let expected = apply(meetings, to: strategy).value
    for order in permutations(meetings) {
      #expect(apply(order, to: strategy).value == expected)
    }
  }

  @Test func replaysOneAtATimeAsAllAtOnce() throws {
    let (strategy, meetings) = try ValmontTests.read()
    let all = apply(meetings, to: strategy).value
    var step = StrategyState(start: strategy)
    for meeting in meetings { step = apply(meeting, to: step).value }
    #expect(step == all)
    #expect(state(3, of: all) == apply(Array(meetings.prefix(2)), to: strategy).value)
    #expect(state(1, of: all)?.strategy == strategy)
    #expect(state(6, of: all) == nil)
  }

  @Test func countsTheSameMeetingOnce() throws {
    let (strategy, meetings) = try ValmontTests.read()
    let twice = apply(meetings + meetings, to: strategy)
    #expect(twice.value == apply(meetings, to: strategy).value)
    #expect(twice.warnings.map(\.identifier) == Array(repeating: "seance-deja-connue", count: 4))
    #expect(changes(from: twice.value, to: apply(meetings, to: strategy).value).isEmpty)
  }

  /// Whatever is decided, applied, repeated or refused, it is in the journal.
  @Test func losesNoDecision() throws {
    let (strategy, meetings) = try ValmontTests.read()
    // Without the first meeting most of what follows starts from another status.
    let state = apply(Array(meetings.dropFirst()), to: strategy)
    #expect(state.warnings.contains { $0.identifier == "statut-de-depart" })
    #expect(
      state.value.journal.map(\.decision) == meetings.dropFirst().flatMap(\.decisions))
  }

  private func permutations(_ items: [Meeting]) -> [[Meeting]] {
    guard let first = items.first else { return [[]] }
    return permutations(Array(items.dropFirst())).flatMap { rest in
      (0...rest.count).map { Array(rest.prefix($0)) + [first] + Array(rest.dropFirst($0)) }
    }
  }
}
