import Analysis
import Dossier
import Law
import Problems
import Templates
import Units

extension Material {
  /// What the cover says of the document.
  func coverValues() throws(Problem) -> TemplateScope {
    [
      "fondement": .text(try foundations()),
      "cadre": .text(try legalGround()),
      "legende": .text(try caption()),
    ]
  }

  private func foundations() throws(Problem) -> String {
    var parts: [String] = []
    if let years = findings.malveillance?.indicators.first?.series.years, let first = years.first,
      let last = years.last
    {
      parts.append(
        try words(
          "couverture.lectures.malveillance",
          ["annees": .text(French.years(first.year...last.year))]))
    }
    let vintages = Set((findings.social?.measures ?? []).compactMap(\.vintage)).sorted()
    if let first = vintages.first, let last = vintages.last {
      parts.append(
        try words(
          "couverture.lectures.social", ["annees": .text(French.years(first...last))]))
    }
    if dossier.map?.priorityDistricts != nil {
      parts.append(try words("couverture.lectures.geographie"))
    }
    guard !parts.isEmpty else { return try words("couverture.lectures.aucune") }
    let sentence = French.list(parts)
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  private func legalGround() throws(Problem) -> String {
    let isParis = obligations.contains { $0.subject == .parisCouncil }
    return try words("couverture.cadre.\(isParis ? "paris" : kindKey)")
  }

  private func caption() throws(Problem) -> String {
    guard let map = dossier.map else { return try words("couverture.legende.sans") }
    let scope: TemplateScope = [
      "nom": .text(territory.name.inSentence), "qpv": .text(try priorityDistrictWords()),
    ]
    let isHatched = map.priorityDistricts?.isEmpty == false
    return try words("couverture.legende.\(isHatched ? "qpv" : "simple")", scope)
  }

  /// Which of the five readings are there.
  func stateValues() throws(Problem) -> TemplateScope {
    let there = try words("etats.reunie")
    let absent = try words("etats.absente")
    let named = try words("etats.nommee")
    func local(_ kinds: DeclaredSources.Kind...) -> TemplateValue {
      .text(kinds.contains(where: dossier.declared.isProvided) ? named : absent)
    }
    return [
      "malveillance": .text(findings.malveillance == nil ? absent : there),
      "social": .text(findings.social == nil ? absent : there),
      "tranquillite": findings.tranquility == nil ? local(.facts, .tables) : .text(there),
      "perception": local(.interviews),
      "enquete": local(.survey),
      "reponses": local(.responses),
    ]
  }
}
