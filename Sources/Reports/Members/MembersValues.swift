import Analysis
import Document
import Dossier
import Problems
import Templates

extension Material {
  /// What the outline may say of the communes of an intercommunality.
  func memberValues() throws(Problem) -> TemplateScope {
    let members = memberMaterials
    let families = IndicatorFamily.allCases.filter { family in
      memberIndicators.contains { $0.family == family }
    }
    return [
      "disponible": .bool(!members.isEmpty), "nombre": .integer(members.count),
      "titre": .rich(try membersTitle(members)),
      "familles": .list(
        try families.mapTyped { family throws(Problem) in
          .scope([
            "cle": .text(family.rawValue),
            "nom": .text(try words("familles.\(family.rawValue).nom")),
            "principal": .text(principalOfMembers(family)?.rawValue ?? ""),
            "serie": .bool(principalOfMembers(family) != nil),
          ])
        }),
      "liste": .list(
        members.map { member in
          .scope([
            "code": .text(member.territory.code), "nom": .text(member.territory.name.label),
          ])
        }),
    ]
  }

  /// Of a family, the indicator that most communes have as a series; the first of them.
  private func principalOfMembers(_ family: IndicatorFamily) -> Indicator? {
    let series = memberIndicators.filter { $0.family == family }.map { indicator in
      (indicator, memberMaterials.count { $0.published(indicator)?.isSeries == true })
    }
    let most = series.map(\.1).max() ?? 0
    return most > 1 ? series.first { $0.1 == most }?.0 : nil
  }

  /// How many communes something is established of.
  private func membersTitle(_ members: [Material]) throws(Problem) -> [Inline] {
    let apart = members.count { member in
      member.findings.malveillance?.indicators.contains {
        [.above, .below].contains($0.levelVerdict)
      } ?? false
    }
    let key = apart == 0 ? "aucune" : apart == 1 ? "une" : "plusieurs"
    return try phrase(
      "communes.titre.\(key)", ["n": .text(spelled(apart)), "m": .text(spelled(members.count))])
  }
}
