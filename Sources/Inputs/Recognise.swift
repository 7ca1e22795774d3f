import Problems
import SourceFiles

/// What a file is, from its header or its properties; a `.geojson` is known by its extension.
///
/// Nil when it is none of the known forms, can't be read, or is not a text. Used to fill the
/// sources of a new dossier: nothing is checked but the form.
public func recognise(fileAt path: String) -> SourceKind? {
  let file = SourceFile(path: path)
  let name = path.lowercased()
  guard name.hasSuffix(".geojson") || name.hasSuffix(".json") else {
    return (try? CSVReader(file)).flatMap { SourceKind(Header($0.header)) }
  }
  guard let features = try? readGeoJSON(file).value.map(ShapeFeature.init) else { return nil }
  return SourceKind(features)
}

extension SourceKind {
  /// What a file of shapes is; nil when its areas bear no code that we know.
  init?(_ features: [ShapeFeature]) {
    // IRIS and priority districts bear the code of their commune too: they are tried first.
    let kinds: [SourceKind] = [.priorityDistricts, .iris, .outlines]
    let areas = features.filter { !$0.feature.polygons.isEmpty }
    let found = kinds.first { kind in
      areas.contains { area in
        guard let code = area.text(ShapeFeature.names(of: kind)) else { return false }
        // The districts of a town may have a « code » of their own.
        return kind != .outlines || isCommuneCode(code)
      }
    }
    guard let found else { return nil }
    self = found
  }
}
