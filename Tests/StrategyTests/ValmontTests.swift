import Analysis
import Dossier
import Foundation
import Inputs
import Problems
import Testing
import Units

@testable import Strategy

/// The strategy of the made-up commune, as a whole.
@Suite struct ValmontTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let frameworks: [NationalFramework] = ["snpd-2020-2024", "axes-annonces-2025-2030"]
    .compactMap { try? readNationalFramework(at: "\(root)/templates/cadres/\($0).yaml").value }

  static func catalogue() throws -> StrategyCatalogue {
    let folder = root + "/templates/catalogue"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try readCatalogue(at: names.map { folder + "/" + $0 }).value
  }

  /// Read once: a base of sixty communes comes with it.
  private static let dossier = Result { try readDossier(at: root + "/fixtures/valmont") }

  static func read() throws -> (TerritorialStrategy, [Meeting]) {
    let dossier = try dossier.get()
    // The local tables have warnings of their own.
    let own = dossier.warnings.filter {
      $0.span.map { $0.file.contains("strategie") || $0.file.contains("seances") } ?? true
    }
    #expect(own.isEmpty, "\(own)")
    return (try #require(dossier.value.strategy).strategy, dossier.value.meetings)
  }

  @Test func appliesFourMeetingsWithoutConflict() throws {
    let (strategy, meetings) = try Self.read()
    #expect(strategy.axes.count == 4 && strategy.actions.count == 27)
    let state = apply(meetings, to: strategy)
    #expect(state.warnings.isEmpty)
    #expect(state.value.version == 5)
    #expect(state.value.journal.count == meetings.reduce(0) { $0 + $1.decisions.count })
    // 27 sheets and the two that were created.
    #expect(state.value.strategy.actions.count == 29)
  }

  @Test func listsWhatTheLastMeetingChanged() throws {
    let (strategy, meetings) = try Self.read()
    let current = apply(meetings, to: strategy).value
    let before = apply(Array(meetings.dropLast()), to: strategy).value
    let changes = changes(from: before, to: current)
    #expect(changes.list(.new).map(\.identifier) == ["F29"])
    #expect(changes.list(.ended).map(\.identifier) == ["F07", "F27"])
    // Measures, fields, priority, parent and status of the decisions, in the order of the tree.
    #expect(
      changes.list(.changed).map(\.identifier) == [
        "F01", "F04", "F05", "F28", "F14", "F16", "F18", "F22", "F06", "F24", "F26",
      ])
    #expect(changes.change(of: "F01")?.fields.map(\.field) == ["acteurs", "calendrier.fin", "I1"])
    #expect(
      changes.change(of: "F06")?.fields == [
        FieldChange(field: "dans", before: ["A1.2.2"], after: ["A3.2.1"])
      ])
  }

  @Test func followsTheIndicatorsOfTheFirstSheet() throws {
    let (strategy, meetings) = try Self.read()
    let state = apply(meetings, to: strategy).value
    let day = try day("2026-11-23")
    let sheet = try #require(state.strategy.action("F01"))
    let calls = try #require(state.followUps(of: sheet, on: day).first)
    // From 412 to 347, target 300: 65 of the 112 to gain.
    #expect(calls.last?.value == 347 && calls.trend == .towards && calls.alerts.isEmpty)
    #expect(try #require(calls.progress) == 65.0 / 112)
    let halls = try #require(state.strategy.action("F04"))
    let signals = try #require(state.followUps(of: halls, on: day).first)
    // 236, then 262: away from the target of 180, beyond the threshold of 260.
    #expect(signals.trend == .away && signals.progress == nil)
    #expect(signals.alerts == [.threshold, .away])
  }

  @Test func coversTheNationalFramework() throws {
    let (strategy, _) = try Self.read()
    let framework = try #require(Self.frameworks.first)
    #expect(framework.axes.count == 4 && framework.standing == .published)
    #expect(Self.frameworks.last?.standing == .announced && Self.frameworks.last?.axes.count == 5)
    let coverage = FrameworkCoverage(of: strategy, against: framework)
    #expect(coverage.gaps.isEmpty && coverage.unattached.isEmpty)
    #expect(coverage.rows[0].axes == ["A4"])
    // F08 and F16 name axis 1 beside the four sheets of A4.
    #expect(coverage.rows[0].actions == ["F08", "F16", "F24", "F25", "F26", "F27"])
  }

  /// Findings of sources that this dossier lacks can't be known here; the others all are.
  @Test func citesOnlyFindingsThatTheDossierHas() throws {
    let dossier = try Self.dossier.get().value
    let found = analyse(dossier, for: .publishable).value
    let given = Set(found.list.map(\.domain.rawValue))
    let strategy = try #require(dossier.strategy).strategy
    let problems = check(
      strategy,
      against: StrategyContext(
        findings: found.list, frameworks: Self.frameworks, catalogue: try Self.catalogue()))
    let unknown = problems.filter { $0.identifier == "constat-inconnu" }.filter { problem in
      given.contains { problem.summary.contains("« \($0).") }
    }
    #expect(unknown.isEmpty)
    #expect(problems.filter { $0.identifier != "constat-inconnu" }.isEmpty)
  }

  @Test func holdsACatalogueOfTheFieldsThemes() throws {
    let catalogue = try Self.catalogue()
    #expect(catalogue.themes.count == 15)
    #expect(catalogue.theme(named: "Tapage nocturne")?.identifier == "nuisances-sonores")
    for theme in catalogue.themes {
      let actions = theme.objectives.flatMap { $0.operational.flatMap(\.actions) }
      #expect(!actions.isEmpty && actions.allSatisfy { !$0.indicators.isEmpty }, "\(theme.title)")
      for framework in Self.frameworks {
        let known = Set(framework.axes.map(\.identifier))
        let links = theme.nationalLinks[framework.identifier] ?? []
        #expect(!links.isEmpty && known.isSuperset(of: links), "\(theme.title)")
      }
    }
  }
}
