import Dossier
import Statistics
import Testing

@testable import Analysis

/// No reader of a publishable edition comes closer to a small count than the rule allows.
@Suite struct SecrecyPropertyTests {
  /// Against a reader who tries all counts: 5 shapes of document, sparse or not, 20 tables of each.
  @Test(arguments: MadeUpCube.Shape.allCases)
  func leavesEverySmallCountOpen(shape: MadeUpCube.Shape) {
    for density in [3, 9] {
      for seed in 1...20 as ClosedRange<UInt64> {
        let made = MadeUpCube(shape, seed: seed, density: density)
        let plan = made.cube.plan(
          printing: made.views, threshold: made.threshold, edition: .publishable)
        attack(made, plan, "\(shape), density \(density), seed \(seed)")
      }
    }
  }

  private func attack(
    _ made: MadeUpCube, _ plan: DisclosurePlan<CubeCell>, _ name: String
  ) {
    var shown: [CubeCell: Int] = [:]
    for cell in made.printed { shown[cell] = plan[cell].value }
    let attacker = LeafAttacker(made.cube, shown: shown)
    for (cell, count) in made.smallCounts {
      #expect(plan[cell] == .hidden, "\(name): \(cell.nodes)")
      // All that the rule allows, and a width of the threshold: from 0 to it, or one further.
      let possible = (1...made.threshold).map { attacker.isPossible(cell, $0) }
      #expect(
        !possible.contains(false)
          && (attacker.isPossible(cell, 0) || attacker.isPossible(cell, made.threshold + 1)),
        "\(name): \(cell.nodes) of \(count) can be \(possible)")
    }
  }

  /// With two other sets of leaves for each small count, added up here again: 5 shapes, 3 densities,
  /// 40 tables of each.
  @Test(arguments: MadeUpCube.Shape.allCases)
  func provesEachRangeByTwoTablesThatReadTheSame(shape: MadeUpCube.Shape) throws {
    for density in [3, 9, 40] {
      for seed in 101...140 as ClosedRange<UInt64> {
        let made = MadeUpCube(shape, seed: seed, density: density)
        let cells = made.cube.cells(printing: made.views, threshold: made.threshold)
        let suppression = try #require(cells.suppression())
        #expect(suppression.protected.count == made.smallCounts.count)
        for proof in suppression.protected {
          let isProven = try holds(proof, suppression, cells, made)
          #expect(isProven, "\(shape), density \(density), seed \(seed), cell \(proof.cell)")
        }
      }
    }
  }

  private func holds(
    _ proof: ProtectedCell, _ suppression: LinkedSuppression, _ cells: LinkedCells<CubeCell>,
    _ made: MadeUpCube
  ) throws -> Bool {
    let shown = made.printed.filter { cell in
      cells.positions[cell].map { !suppression.isHidden[$0] } ?? false
    }
    let target = try #require(cells.positions.first { $0.value == proof.cell }?.key)
    var reached: [Int] = []
    for changes in [proof.lowest, proof.highest] {
      var other = CountCube(trees: made.cube.trees)
      for leaf in made.leaves {
        let count = made.cube[leaf] ?? 0
        let changed = count + (cells.positions[leaf].flatMap { changes[$0] } ?? 0)
        guard changed >= 0 else { return false }
        other.add(changed, at: leaf.nodes)
      }
      guard shown.allSatisfy({ other[$0] == made.cube[$0] }) else { return false }
      reached.append(try #require(other[target]))
    }
    return reached[0] <= 1 && reached[1] >= made.threshold - 1
      && reached[1] - reached[0] >= made.threshold
  }

  @Test(arguments: MadeUpCube.Shape.allCases)
  func hidesNothingInARestrictedEdition(shape: MadeUpCube.Shape) {
    let made = MadeUpCube(shape, seed: 7, density: 9)
    let plan = made.cube.plan(
      printing: made.views, threshold: made.threshold, edition: .restricted)
    for cell in made.printed { #expect(plan[cell].value == made.cube[cell]) }
  }

  @Test func hidesNothingOfATableWithoutSmallCounts() {
    var cube = CountCube(trees: [.flat(2), .flat(2)])
    for (leaf, count) in [([1, 1], 12), ([1, 2], 0), ([2, 1], 5), ([2, 2], 40)] {
      cube.add(count, at: leaf)
    }
    let view = CubeView([0, 1, 2], [0, 1, 2])
    let plan = cube.plan(printing: [view], threshold: 5, edition: .publishable)
    #expect(plan[CubeCell(1, 2)] == .shown(0))
    #expect(plan[CubeCell(0, 0)] == .shown(57))
  }
}
