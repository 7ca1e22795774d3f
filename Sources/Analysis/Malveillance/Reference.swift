public import Dossier

/// Against what a territory is held.
public enum ReferenceKind: String, CaseIterable, Hashable, Sendable {
  case comparables
  case department = "departement"
  case region
  case france
}

/// The rates of a reference over the years, or why there are none.
public struct Reference: Hashable, Sendable {
  public let kind: ReferenceKind
  public let series: Availability<ReferenceSeries, ReferenceAbsence>
}

public struct ReferenceSeries: Hashable, Sendable {
  /// The comparables, the département, the région; the régions that make France.
  public let codes: [String]
  public let edition: Edition
  public let source: Source
  /// The reference is published in another edition than the series of the territory: a caption
  /// names both.
  public let editionDiffers: Bool
  public let years: [ReferenceYear]
  /// Whether the territory could be taken out of the area; nil for comparables, who exclude it.
  public let rest: RestOfArea?

  public subscript(year: Int) -> ReferenceYear? { years.first { $0.year == year } }
}

public struct ReferenceYear: Hashable, Sendable {
  public let year: Int
  /// Of the whole reference: what a chart draws.
  public let rate: Rate
  /// The same without the territory, what it is compared with; nil when it can't be taken out.
  public let rest: Rate?
  /// Areas that are in the rate.
  public let contributors: [String]
  /// Areas under secrecy or without a row, which are not.
  public let notPublished: [String]
}

/// Whether the territory can be taken out of the area that holds it.
public enum RestOfArea: Hashable, Sendable {
  case subtracted
  /// The two figures come from two editions.
  case otherEdition
  /// Suspects are counted once in each area: their counts can't be subtracted.
  case notAdditive
  /// The territory is under secrecy that year, or counts more than the area.
  case inconsistent
}

/// Why a reference is not there: « référence non disponible dans cette édition ».
public enum ReferenceAbsence: Hashable, Sendable {
  /// No file of this level was given.
  case noBase
  /// The dossier doesn't say in which département or région the territory lies.
  case parentUnknown
  /// The area is not in the file.
  case areaAbsent
  /// No edition of this level publishes this indicator under this definition.
  case definitionDiffers
  /// Figures of physical violence made before July 2025 don't compare with later ones.
  case redefinedInJuly2025
  /// Suspects can't be added over régions.
  case notAdditive
  /// The file doesn't hold every région, these are missing.
  case incomplete(missing: [String])
  /// No comparable commune was found, or named.
  case noComparables(ComparablesAbsence)
  /// Too few comparables are published for this indicator.
  case tooFewPublished(published: Int, minimum: Int)
  /// The file has no figure of this indicator for the years of the territory's series.
  case noCommonYear
  /// The area is the territory itself, as Paris is a département.
  case isTheTerritory
}
