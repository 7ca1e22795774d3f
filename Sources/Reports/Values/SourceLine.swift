import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Source, vintage, geography, edition of the references, and the caution of an indicator.
  func source(
    of study: IndicatorStudy, references: [Reference] = [], withCaution: Bool = true
  ) throws(Problem) -> [Inline] {
    var text = try cite(study.series.source)
    let others = references.compactMap(\.series.value).filter(\.editionDiffers)
    for source in unique(others.map(\.source)) {
      text +=
        [.text(" ")] + (try phrase("sources.autre-edition", ["source": .rich(try cite(source))]))
    }
    text += [.text(" ")] + (try phrase("sources.intervalle"))
    if withCaution {
      text += [.text(" ")]
      text += try phrase(
        "sources.precaution",
        ["precaution": .rich(try phrase("indicateurs.\(study.indicator.rawValue).precaution"))])
    }
    return text
  }
}

extension ReportMaterial {
  /// « SSMSI, base communale…, 2016–2024 (géographie au 1ᵉʳ janvier 2025). »
  func cite(_ source: Source) throws(Problem) -> [Inline] {
    let named = [source.producer, source.dataset, source.vintage].filter { !$0.isEmpty }
    let scope: TemplateScope = [
      "citation": .text(named.joined(separator: ", ")), "geographie": .text(source.geography),
    ]
    return try phrase(source.geography.isEmpty ? "sources.simple" : "sources.geographie", scope)
  }

  func cite(all sources: [Source]) throws(Problem) -> [Inline] {
    var citations: [[Inline]] = []
    for source in sources { citations.append(try cite(source)) }
    return Array(unique(citations).joined(separator: [.text(" ")]))
  }
}

/// Each once, in the order of first appearance.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
