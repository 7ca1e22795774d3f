/// The few words that charts print by themselves; all other text comes from the caller.
public struct ChartWords: Hashable, Sendable {
  /// Stands where a value was not published.
  public var missing = "n.d."
  /// Stands where a value is kept back.
  public var hidden = "masqué"
  /// After the number of an hour.
  public var hour = "h"
  /// Before the end of the lowest class, and after the beginning of the highest.
  public var lessThan = "moins de"
  public var andMore = "et plus"
  /// Names the band around a line.
  public var interval = "intervalle à 95\u{202F}%"
  /// Names the ratio 1 on an axis of ratios.
  public var expected = "attendu"
  /// Names the inner and the outer limits of a funnel.
  public var innerLimit = "limite à 95\u{202F}%"
  public var outerLimit = "limite à 99,8\u{202F}%"
  /// Under the arrow of a map.
  public var north = "N"
  /// Names the middle of a distribution.
  public var median = "médiane"
  /// Before the number of a quarter of the year.
  public var quarter = "T"
  /// After a heading that is repeated on the next sheet.
  public var continued = "(suite)"
  public var kilometers = "km"
  public var meters = "m"

  public init() {}
}
