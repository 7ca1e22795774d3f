import Dossier
import Geography
import Problems
import SourceFiles

/// The places that the dossier locates: `nom;longitude;latitude`, and `defaut` where facts without
/// an address are put.
struct PlaceList: Sendable {
  struct Place: Hashable, Sendable {
    let name: String
    let coordinate: Coordinate
    var isDefaultGeocode = false
  }

  private(set) var places: [FoldedName: Place] = [:]

  init() {}

  /// The place that a name means, whatever its case and accents.
  func place(named name: String) -> Place? { places[FoldedName(place: name)] }

  /// In order of name.
  var listed: [ListedPlace] {
    places.values.map {
      ListedPlace(
        name: $0.name, coordinate: $0.coordinate, isDefaultGeocode: $0.isDefaultGeocode)
    }
    .sorted { $0.name < $1.name }
  }

  /// What changes when a place is added or moved.
  var description: String {
    places.sorted { $0.key < $1.key }
      .map { "\($0.key.key)=\($0.value.coordinate.longitude),\($0.value.coordinate.latitude)" }
      .joined(separator: "\n")
  }

  /// Reads the files that `sources.lieux` names.
  init(_ files: [NamedFile], _ problems: inout ProblemCollector) {
    for file in files {
      do throws(Problem) { try read(file, &problems) } catch { problems.add(error) }
    }
  }

  private mutating func read(
    _ file: NamedFile, _ problems: inout ProblemCollector
  ) throws(Problem) {
    let reader = try CSVReader(file.source)
    let header = Header(reader.header)
    guard let name = header.column("nom", "lieu", "libelle"),
      let longitude = header.column("longitude", "lon", "lng", "x"),
      let latitude = header.column("latitude", "lat", "y")
    else { throw .noColumns(reader.header, at: reader.headerSpan) }
    let standing = header.column("defaut")
    var capped = CappedProblems()
    try reader.forEachRow { row throws(Problem) in
      let written = row[name].string
      let key = FoldedName(place: written)
      let nameSpan = row.span(of: name)
      guard !key.key.isEmpty else {
        capped.add("lieu-sans-nom", .error) { .noName(at: nameSpan) }
        return
      }
      guard let east = row[longitude].double, let north = row[latitude].double,
        (-180...180).contains(east), (-90...90).contains(north), east != 0 || north != 0
      else {
        let span = row.span(of: longitude)
        capped.add("coordonnees-invalides", .error) { .outside(at: span) }
        return
      }
      var place = Place(name: written, coordinate: Coordinate(longitude: east, latitude: north))
      if let standing {
        switch row[standing].string.lowercased() {
        case "oui": place.isDefaultGeocode = true
        case "", "non": break
        default:
          let span = row.span(of: standing)
          capped.add("defaut-illisible", .error) { .unreadableDefault(at: span) }
        }
      }
      if let other = places[key], other.coordinate != place.coordinate {
        capped.add("lieu-contradictoire", .error) { .twoPlaces(written, at: nameSpan) }
      } else if places[key] == nil || written < (places[key]?.name ?? "") {
        places[key] = place
      }
    }
    problems.add(contentsOf: reader.problems + capped.all(ofFile: file.source.name))
  }
}

extension Problem {
  fileprivate static func noColumns(_ header: [String], at span: SourceSpan) -> Problem {
    Problem(
      .error, "colonne-absente", "une liste de lieux a les colonnes nom, longitude et latitude",
      at: span, hint: "colonnes du fichier : \(header.prefix(12).joined(separator: ", "))")
  }

  fileprivate static func noName(at span: SourceSpan) -> Problem {
    Problem(.error, "lieu-sans-nom", "ce lieu n'a pas de nom", at: span)
  }

  fileprivate static func outside(at span: SourceSpan) -> Problem {
    Problem(
      .error, "coordonnees-invalides",
      "longitude et latitude sont attendues en degrés : de -180 à 180, de -90 à 90", at: span,
      hint: "des mètres (Lambert-93) se convertissent d'abord en degrés")
  }

  fileprivate static func unreadableDefault(at span: SourceSpan) -> Problem {
    Problem(
      .error, "defaut-illisible", "« defaut » se remplit par oui ou par non", at: span,
      hint: "oui : le standard y place les faits sans adresse, que les cartes mettent à part")
  }

  fileprivate static func twoPlaces(_ name: String, at span: SourceSpan) -> Problem {
    Problem(
      .error, "lieu-contradictoire",
      "« \(name.prefix(60)) » est déjà dans la liste, à un autre endroit", at: span,
      hint: "la casse et les accents ne comptent pas : gardez une seule ligne par nom")
  }
}
