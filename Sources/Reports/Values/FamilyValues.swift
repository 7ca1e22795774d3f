import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// Everything that a section about a family of indicators may say.
  func values(of family: FamilyStudy) throws(Problem) -> TemplateScope {
    let first = principal(of: family)
    var indicators: [TemplateValue] = []
    for study in family.indicators where study.indicator != first.indicator {
      var scope = try values(of: study)
      scope["phrase"] = .rich(try sentences(about: study))
      indicators.append(.scope(scope))
    }
    let key = family.family.rawValue
    return [
      "cle": .text(key),
      "nom": .text(try words("familles.\(key).nom")),
      "titre": .rich(try title(of: family)),
      "phrase": .rich(try sentences(about: first)),
      // The first one is told beside its chart.
      "autres": .list(indicators),
      "nombre": .integer(family.indicators.count),
      "serie": .bool(first.isSeries),
      "principal": .text(first.indicator.rawValue),
    ]
  }

  /// The indicator that the family's large chart shows: the one of its first finding, else the
  /// one with the most facts.
  func principal(of family: FamilyStudy) -> IndicatorStudy {
    for finding in numbered {
      if let study = family.indicators.first(where: { $0.indicator.rawValue == finding.subject }) {
        return study
      }
    }
    return family.indicators.max { first, second in
      let (left, right) = (first.series.latest?.rate?.facts, second.series.latest?.rate?.facts)
      return (left ?? -1) < (right ?? -1)
    } ?? family.indicators[0]
  }

  /// A heading that states what was established in the family.
  private func title(of family: FamilyStudy) throws(Problem) -> [Inline] {
    let above = family.indicators.filter { $0.levelVerdict == .above }
    let below = family.indicators.filter { $0.levelVerdict == .below }
    let rising = family.indicators.filter { $0.trendVerdict == .rising }
    let falling = family.indicators.filter { $0.trendVerdict == .falling }
    let concerned = Set((above + below + rising + falling).map(\.indicator))
    guard let only = family.indicators.first(where: { concerned.contains($0.indicator) }) else {
      return try phrase("titres.famille.aucun")
    }
    if concerned.count == 1 {
      return try phrase(
        "titres.famille.un-indicateur",
        [
          "nom": .text(try words("indicateurs.\(only.indicator.rawValue).court")),
          "constats": .text(try parts(of: only).joined(separator: ", ")),
        ])
    }
    var parts: [String] = []
    for (key, group) in [
      ("dessus", above), ("dessous", below), ("hausse", rising), ("baisse", falling),
    ] where !group.isEmpty {
      let scope = try values(of: group[0]).adding(["n": .text(spelled(group.count))])
      parts.append(try words("titres.parts.\(group.count == 1 ? "un" : "n")-\(key)", scope))
    }
    let sentence = parts.joined(separator: ", ")
    return try phrase(
      "titres.famille.plusieurs",
      ["constats": .text(sentence.prefix(1).uppercased() + sentence.dropFirst())])
  }

  /// « au-dessus des communes comparables », « en hausse depuis 2016 ».
  private func parts(of study: IndicatorStudy) throws(Problem) -> [String] {
    let scope = try values(of: study)
    var parts: [String] = []
    switch study.levelVerdict {
    case .above: parts.append(try words("titres.parts.dessus", scope))
    case .below: parts.append(try words("titres.parts.dessous", scope))
    default: break
    }
    switch study.trendVerdict {
    case .rising: parts.append(try words("titres.parts.hausse", scope))
    case .falling: parts.append(try words("titres.parts.baisse", scope))
    default: break
    }
    return parts
  }
}

extension IndicatorStudy {
  /// Against the comparables, else the nearest area; not established where there is none.
  var levelVerdict: Finding.Verdict {
    guard let comparison = shownComparison else {
      return series.latest == nil ? .notPublished : .notEstablished
    }
    return comparison.verdict
  }

  /// Over the years; not established where no percentage can be given.
  var trendVerdict: Finding.Verdict {
    guard let trend = trend.value, trend.yearly != nil else {
      return series.published.isEmpty ? .notPublished : .notEstablished
    }
    return trend.verdict
  }
}

/// Small numbers in letters, as French typography asks for under ten.
func spelled(_ number: Int) -> String {
  let words = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
  return words.indices.contains(number) ? words[number] : String(number)
}
