public import Problems

/// A place as GeoJSON gives it: degrees, longitude first (RFC 7946).
public struct LonLat: Hashable, Sendable {
  public let longitude: Double
  public let latitude: Double

  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// What a layer holds at one row: its attributes and its shapes.
public struct GeoJSONFeature: Sendable {
  public let properties: [JSONMember]
  /// Polygons, their rings (the outline first), the points of a ring, the first not repeated.
  public let polygons: [[[LonLat]]]
  public let lines: [[LonLat]]
  public let points: [LonLat]
  let source: SourceText
  let offset: Int
  let length: Int

  /// Where the feature begins in its file.
  public var span: SourceSpan { source.span(at: offset) }

  /// As its file writes it, to be read again alone.
  public var text: String {
    String(decoding: source.bytes[offset..<offset + length], as: UTF8.self)
  }

  /// The value of a property; nil when it is absent or null.
  public subscript(key: String) -> JSONNode? {
    properties.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }
}

/// The features of a GeoJSON text: a collection, one feature, or a bare geometry.
public func readGeoJSON(_ text: SourceText) throws(Problem) -> Warned<[GeoJSONFeature]> {
  var reader = GeoJSONReader(text)
  let features = try reader.read()
  return Warned(features, warnings: reader.warnings)
}

/// The features of a GeoJSON file.
public func readGeoJSON(
  _ file: SourceFile, onBytes: SourceFile.ByteObserver? = nil
) throws(Problem) -> Warned<[GeoJSONFeature]> {
  let text = try file.readText(limit: 500_000_000, onBytes: onBytes)
  let features = try readGeoJSON(text.value)
  return Warned(features.value, warnings: text.warnings + features.warnings)
}
