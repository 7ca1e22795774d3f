import Dossier

/// What an edition shows of the counts of one source in space, all of its maps and tables at once:
/// districts, priority districts, IRIS and hot spots cut one another, and so do the facts of a
/// category and all of them.
struct SpaceDisclosure {
  let isPublishable: Bool
  let threshold: Int
  private let mainCategory: Int?
  private let plan: DisclosurePlan<SpaceCell>?

  init(_ study: SourceStudy, _ overall: ViewStudy, _ main: ViewStudy?) {
    isPublishable = study.edition == .publishable
    threshold = study.secrecy
    mainCategory = main?.category
    plan =
      isPublishable
      ? SpaceTables(study, overall, main).cells().plan(for: .publishable) : nil
  }

  // MARK: Counts of their own

  /// A cell of the grid, or what lies around it.
  func showsCell(_ count: Int) -> Bool { !isPublishable || count >= threshold }

  /// A count that no shown sum holds.
  func small(_ count: Int) -> DisclosedCount {
    isPublishable && count > 0 && count < threshold ? .hidden : .shown(count)
  }

  /// What is left beside a shown count, as a ratio gives it away.
  func showsRest(_ count: Int) -> Bool { small(count) != .hidden }

  /// Whether a part of a shown count, and with it the other part, may be told.
  func showsPart(_ part: Int, of count: Int) -> Bool {
    showsRest(part) && showsRest(count - part)
  }

  func mapped(_ category: Int?, _ count: Int) -> DisclosedCount { small(count) }

  // MARK: Linked counts

  func area(_ area: Int, _ layer: Int, _ category: Int?, _ count: Int) -> DisclosedCount {
    // What holds nothing is told: no table knows it as a sum.
    guard let plan, count > 0 else { return .shown(count) }
    return plan[.area(layer, area, part(category))]
  }

  func elsewhere(_ layer: Int, _ category: Int?, _ count: Int) -> DisclosedCount {
    area(-1, layer, category, count)
  }

  func spot(_ spot: Int, _ category: Int?, _ count: Int) -> DisclosedCount {
    guard let plan, count > 0 else { return .shown(count) }
    let layer = category == nil ? SpaceTables.overallSpots : SpaceTables.mainSpots
    return plan[.area(layer, spot, part(category))]
  }

  func spotCategory(_ spot: Int, _ category: Int, _ count: Int) -> DisclosedCount {
    guard let plan, count > 0 else { return .shown(count) }
    return plan[.spotCategory(spot, category)]
  }

  private func part(_ category: Int?) -> SpaceCell.Part { category == nil ? .all : .main }
}

/// A count of facts of one source in space.
enum SpaceCell: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case all
    /// The main category, and all others together.
    case main, other
  }

  /// Of a layer, over all its areas and what lies in none.
  case total(Int, Part)
  /// Of one area of a layer; -1 for what lies in none.
  case area(Int, Int, Part)
  /// All but one area.
  case rest(Int, Int, Part)
  case spotCategory(Int, Int)
  /// All facts of a category, and those in no hot spot.
  case category(Int)
  case categoryElsewhere(Int)
  /// Facts that lie in the same areas of all layers.
  case leaf(Int)
}
