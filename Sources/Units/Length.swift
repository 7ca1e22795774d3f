/// A length on paper.
///
/// Raw coordinates of drawings are `Double` values in points (1/72 inch); `12.mm` gives such a
/// value, so that a layout reads in the millimetres of its grid.
public struct Length: Hashable, Comparable, Sendable {
  public let points: Double

  public static func points(_ value: Double) -> Length { Length(points: value) }

  public static func millimeters(_ value: Double) -> Length { Length(points: value.mm) }

  public var millimeters: Double { points * 25.4 / 72 }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.points < rhs.points }
}

extension Double {
  /// This many millimetres, in points.
  public var mm: Double { self * 72 / 25.4 }
}

extension Int {
  /// This many millimetres, in points.
  public var mm: Double { Double(self).mm }
}
