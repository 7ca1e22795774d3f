import Dossier
import Testing

@testable import Analysis

/// What a publishable edition shows of local tables, over many that chance makes.
@Suite struct TranquilitySecrecyTests {
  static let threshold = 5

  /// A small generator of its own, so that a failure comes again.
  private struct Dice {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static func table(seed: Int) -> LocalTable {
    var dice = Dice(state: UInt64(seed) &+ 1)
    var counts: [LocalTable.Count] = []
    let places = 2 + dice.next(below: 5)
    for category in 0..<(1 + dice.next(below: 5)) {
      let largest = [1, 2, 3, 8, 40][dice.next(below: 5)]
      for place in 0..<places {
        let values = (0..<36).map { _ in
          dice.next(below: 3) == 0 ? 0 : dice.next(below: largest)
        }
        counts += TranquilityTests.counts("C\(category)", "P\(place)", values)
      }
    }
    return TranquilityTests.table(counts)
  }

  private func published(_ seed: Int) throws -> TranquilityTable {
    try #require(
      TranquilityTests.results([Self.table(seed: seed)], .publishable)?.tables.first)
  }

  private func isSmall(_ count: Int?) -> Bool {
    count.map { $0 > 0 && $0 < Self.threshold } ?? false
  }

  @Test(arguments: 0..<60)
  func showsNoSmallCountAnywhere(seed: Int) throws {
    let table = try published(seed)
    for category in table.categories {
      let shown =
        [category.latest, category.previous] + category.years.map(\.count)
        + category.places.flatMap { [$0.latest, $0.previous] }
      #expect(!shown.contains { isSmall($0?.value) })
      let periods = category.series?.counts ?? []
      #expect(periods.filter(isSmall).isEmpty)
    }
    #expect(!table.places.contains { isSmall($0.latest?.value) || isSmall($0.previous?.value) })
  }

  @Test(arguments: 0..<60)
  func givesNoFigureMadeOfAHiddenCount(seed: Int) throws {
    let table = try published(seed)
    for category in table.categories {
      if category.latest == .hidden || category.previous == .hidden {
        #expect(category.change.value == nil)
      }
      if category.years.contains(where: { $0.count == .hidden }) {
        #expect(category.trend.value == nil && category.series == nil)
      }
      if category.series?.step != 1 { #expect(category.season.value == nil) }
      for place in category.places where place.latest == .hidden {
        #expect(place.rate == nil && place.againstRest.value == nil)
        #expect(place.change.value == nil)
      }
    }
  }

  /// One hidden cell alone in a row or a column is the sum less the rest; several of a small sum
  /// are known to within less than the threshold.
  @Test(arguments: 0..<60)
  func leavesNoHiddenCellToSubtraction(seed: Int) throws {
    let table = try published(seed)
    let rows = table.categories.filter { !$0.places.isEmpty }
    for (window, total) in [
      (\TranquilityPlace.latest, \TranquilityCategory.latest), (\.previous, \.previous),
    ] {
      for row in rows {
        check(row.places.map { $0[keyPath: window] }, total: row[keyPath: total])
      }
      for (index, place) in table.places.enumerated() {
        check(rows.map { $0.places[index][keyPath: window] }, total: place[keyPath: window])
      }
    }
  }

  private func check(_ cells: [DisclosedCount?], total: DisclosedCount?) {
    guard let sum = total?.value, cells.contains(.hidden) else { return }
    let hidden = cells.filter { $0 == .hidden }.count
    #expect(hidden > 1)
    #expect(sum - cells.compactMap { $0?.value }.reduce(0, +) >= Self.threshold)
  }

  @Test(arguments: 0..<20)
  func showsAllToTheMembersOfTheCouncil(seed: Int) throws {
    let results = TranquilityTests.results([Self.table(seed: seed)], .restricted)
    let table = try #require(results?.tables.first)
    #expect(!table.hidesSomething)
    #expect(table.categories.allSatisfy { $0.latest?.value != nil && $0.series?.step == 1 })
  }

  @Test func addsOnlyWhatIsShown() throws {
    // Eleven months of nothing and one of 3: hidden, and out of the total.
    let rare = TranquilityTests.counts(
      "Rare", "P", Array(repeating: 0, count: 23) + [3])
    let common = TranquilityTests.counts("Commun", "P", Array(repeating: 10, count: 24))
    let table = try #require(
      TranquilityTests.results([TranquilityTests.table(rare + common)], .publishable)?.tables.first)
    #expect(table.total == 120)
    #expect(table.categories.map(\.latest) == [.shown(120), .hidden])
    #expect(table.hidesSomething)
  }

  @Test func hidesMonthsThatWouldShowSmallCountsBehindQuarters() throws {
    // 2 a month, 6 a quarter.
    let category = try #require(
      TranquilityTests.category(Array(repeating: 2, count: 24), .publishable))
    #expect(category.series?.step == 3)
    #expect(category.series?.counts == Array(repeating: 6, count: 8))
  }

  @Test func saysNothingOfWhatTheSSMSIKeepsUnderSecrecy() throws {
    let recorded = recordedBase(cells("99001", .armedRobbery, from: 2022, [12, 9, nil, 8]))
    let counts = TranquilityTests.counts(
      "Vols à main armée", nil, Array(repeating: 2, count: 24))
    let hidden = try #require(
      TranquilityTests.results(
        [TranquilityTests.table(counts)], .publishable, recorded: [recorded])?.tables.first)
    let category = try #require(hidden.categories.first)
    #expect(category.isWithheldBySSMSI && category.latest == .hidden && category.series == nil)
    #expect(hidden.total == nil)
    let published = recordedBase(cells("99001", .armedRobbery, from: 2022, [12, 9, 7, 8]))
    let shown = TranquilityTests.results(
      [TranquilityTests.table(counts)], .publishable, recorded: [published])
    #expect(shown?.tables.first?.total == 24)
  }

  @Test(arguments: [
    ("Vols à main armée", Indicator.armedRobbery), ("Cambriolages d'habitations", .burglary),
    ("VIOLENCES CONJUGALES", .intrafamilyViolence), ("Trafic de stupéfiants", .drugTrafficking),
    ("Dégradations de biens publics", .criminalDamage),
  ])
  func hearsAnIndicatorInTheWordsOfAService(category: String, indicator: Indicator) {
    #expect(indicator.soundsLike(category))
  }

  @Test(arguments: ["Nuisances sonores", "Rassemblements", "Dépôts sauvages", "Encombrants"])
  func hearsNoneInNuisances(category: String) {
    #expect(!Indicator.allCases.contains { $0.soundsLike(category) })
  }
}
