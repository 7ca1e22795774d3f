import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

/// What the maps of one view of a source say of it in their titles and source lines.
struct SpaceCaption {
  /// What is mapped, as a sentence begins: « Interventions de la police municipale ».
  var subject: String
  /// What one row of the source is: « interventions ».
  var unit: String
  /// « de juillet à septembre 2026 ».
  var period: String
  /// Where the facts come from, a sentence with its full stop.
  var source: [Inline]
  var coverage: SpaceCoverage
  /// Of the figures: `carte-densite-` and this.
  var anchor: String
}

extension ReportMaterial {
  func scope(_ caption: SpaceCaption) -> TemplateScope {
    [
      "sujet": .text(caption.subject), "unite": .text(caption.unit),
      "unite_de": .text(caption.unit.withDe), "periode": .text(caption.period),
      "seuil": .integer(dossier.secrecy.facts),
    ]
  }

  /// Source of the facts, what share of them is on the map, sources of the ground, projection.
  func source(_ caption: SpaceCaption, _ layers: DossierLayers) throws(Problem) -> [Inline] {
    var parts = [caption.source]
    if let rate = caption.coverage.geocodingRate {
      let scope: TemplateScope = [
        "taux": .percent(rate * 100, places: 0), "unite": .text(caption.unit),
        "seuil": .percent(SpaceCoverage.acceptableRate * 100, places: 0),
      ]
      parts.append(try phrase("cartes-faits.situes", scope))
      if caption.coverage.isBelowAcceptableRate {
        parts.append(try phrase("cartes-faits.peu-situes", scope))
      }
    }
    parts.append(try cite(all: layers.sources))
    parts.append(
      try phrase(
        "cartes-faits.projection", ["projection": .text(layers.projection.frenchName)]))
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [.text(" ")]))
  }
}
