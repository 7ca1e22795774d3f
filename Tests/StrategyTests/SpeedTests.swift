import Dossier
import Inputs
import Problems
import Strategy
import Testing

/// A strategy as large as any that a council has run.
@Suite struct SpeedTests {
  /// Two hundred sheets on about five thousand lines, as the writer writes them.
  static func largeStrategy() throws -> TerritorialStrategy {
    let (small, _) = try ValmontTests.read()
    var axes: [StrategicAxis] = []
    var sheets = 0
    for copy in 0... {
      for axis in small.axes {
        let objectives = axis.objectives.map { objective in
          StrategicObjective(
            identifier: "\(objective.identifier)-\(copy)", title: objective.title,
            findings: objective.findings,
            operational: objective.operational.map { operational in
              OperationalObjective(
                identifier: "\(operational.identifier)-\(copy)", title: operational.title,
                actions: operational.actions.map { renamed($0, copy) })
            })
        }
        sheets += objectives.reduce(0) { $0 + $1.operational.reduce(0) { $0 + $1.actions.count } }
        axes.append(
          StrategicAxis(
            identifier: "\(axis.identifier)-\(copy)", title: axis.title, objectives: objectives))
      }
      if sheets >= 200 { break }
    }
    return TerritorialStrategy(title: "Grande", axes: axes)
  }

  private static func renamed(_ sheet: ActionSheet, _ copy: Int) -> ActionSheet {
    var renamed = ActionSheet(
      identifier: "\(sheet.identifier)-\(copy)", title: sheet.title, status: sheet.status)
    renamed.observations = sheet.observations
    renamed.steps = sheet.steps
    renamed.partners = sheet.partners
    renamed.pilots = sheet.pilots
    renamed.means = sheet.means
    renamed.indicators = sheet.indicators
    renamed.calendar = sheet.calendar
    renamed.territories = sheet.territories
    renamed.audience = sheet.audience
    renamed.priority = sheet.priority
    renamed.risks = sheet.risks
    renamed.followedBy = sheet.followedBy
    return renamed
  }

  /// The time is that of a build for tests, ten times slower than the command's.
  @Test func readsTwoHundredSheets() throws {
    let strategy = try Self.largeStrategy()
    let text = strategy.node.yaml
    #expect(strategy.actions.count >= 200)
    #expect(text.split(separator: "\n").count >= 5_000)
    var read: TerritorialStrategy?
    let time = try ContinuousClock().measure { read = try readStrategy(text, of: "s").value }
    #expect(read == strategy)
    #expect(time < .seconds(3), "reading took \(time)")
  }
}
