/// A piece of ground that the text speaks of, outlined and numbered.
public struct MapSpot: Hashable, Sendable {
  public enum Standing: Hashable, Sendable {
    case current
    /// Was one in an earlier period: dashed.
    case gone
  }

  /// A number or a letter, as the text calls it; three signs at most.
  public var label: String
  public var area: MapArea
  public var standing: Standing

  public init(label: String, area: MapArea, standing: Standing = .current) {
    precondition(label.count <= 3, "a short name")
    self.label = label
    self.area = area
    self.standing = standing
  }
}
