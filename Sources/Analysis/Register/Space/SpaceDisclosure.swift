import Dossier

/// What an edition shows of the counts of one source in space, all of its maps and tables at once:
/// districts, priority districts, IRIS and hot spots cut one another, and so do the facts of a
/// category and all of them.
struct SpaceDisclosure {
  let isPublishable: Bool
  let threshold: Int
  private let mainCategory: Int?
  private let plan: DisclosurePlan<SpaceCell>?
  private let categories: DisclosurePlan<SpotCategoryTable.Cell>?

  init(_ study: SourceStudy, _ overall: ViewStudy, _ main: ViewStudy?) {
    isPublishable = study.edition == .publishable
    threshold = study.secrecy
    mainCategory = main?.category
    guard isPublishable else {
      (plan, categories) = (nil, nil)
      return
    }
    let plan = SpaceTables(study, overall, main).cells().plan(for: .publishable)
    self.plan = plan
    categories = SpotCategoryTable(overall, main: main?.category)
      .plan(beside: plan, threshold: study.secrecy)
  }

  // MARK: Counts of their own

  /// A cell of the grid, or what lies around it.
  func showsCell(_ count: Int) -> Bool { !isPublishable || count >= threshold }

  /// A count that no shown sum holds.
  func small(_ count: Int) -> DisclosedCount {
    isPublishable && count > 0 && count < threshold ? .hidden : .shown(count)
  }

  /// A count of places that no table is linked with: a district less them could hold a few facts.
  func unlinked(_ count: Int) -> DisclosedCount {
    isPublishable && count > 0 ? .hidden : .shown(count)
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
    guard let plan, let categories, count > 0 else { return .shown(count) }
    return category == mainCategory
      ? plan[.area(SpaceTables.overallSpots, spot, .main)]
      : categories[.count(spot, category: category)]
  }

  /// Of one category, the IRIS are too small for everyone to see.
  func hasLayer(_ kind: AreaLayer.Kind, _ category: Int?) -> Bool {
    !isPublishable || category == nil || kind != .iris
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
  /// Facts that lie in the same areas of all layers.
  case leaf(Int)
}
