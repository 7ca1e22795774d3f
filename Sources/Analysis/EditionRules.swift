import Dossier

extension RecordedBase {
  /// Newest edition first, then by path, whatever the order of the dossier.
  static func isNewer(_ first: RecordedBase, _ second: RecordedBase) -> Bool {
    let (a, b) = (first.edition, second.edition)
    if a.geographyYear != b.geographyYear {
      return (a.geographyYear ?? .min) > (b.geographyYear ?? .min)
    }
    if a.producedOn != b.producedOn { return (a.producedOn ?? "") > (b.producedOn ?? "") }
    return (first.source.path, first.source.sha256) < (second.source.path, second.source.sha256)
  }
}

extension Edition {
  /// Whether two files are one publication; an edition that doesn't say its year is nobody's twin.
  func isSame(as other: Edition) -> Bool {
    geographyYear != nil && self == other
  }

  /// Whether its physical violence follows the definition of July 2025; nil when it can't be told.
  ///
  /// The geography of 2025 is the first that was published with it (SSMSI, July 2025).
  var followsDefinitionOfJuly2025: Bool? {
    if let producedOn { return producedOn >= "2025-07" }
    return geographyYear.map { $0 >= 2025 }
  }
}

extension Indicator {
  /// Physical violence, under the definition of before July 2025 or the one of after.
  var isPhysicalViolence: Bool {
    switch self {
    case .intrafamilyViolence, .nonFamilyViolence, .formerAssaults, .formerIntrafamilyAssaults,
      .formerOtherAssaults:
      true
    default: false
    }
  }

  /// Whether figures of two editions may stand side by side.
  func isComparable(between edition: Edition, and other: Edition) -> Bool {
    guard isPhysicalViolence, !edition.isSame(as: other) else { return true }
    guard let first = edition.followsDefinitionOfJuly2025,
      let second = other.followsDefinitionOfJuly2025
    else { return false }
    return first == second
  }
}
