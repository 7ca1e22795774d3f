import Analysis
import Dossier
import Problems

extension Material {
  /// One commune of an intercommunality as its own diagnostic would have it, on open data.
  func member(_ code: String) -> Material? {
    guard let territory = dossier.members.first(where: { $0.code == code }),
      let own = findings.members.first(where: { $0.context.territoryCode == code })
    else { return nil }
    return Material(
      dossier: dossier.dossier(ofMember: territory), findings: own, obligations: [],
      wording: wording, edition: edition)
  }

  /// Every commune, the most inhabited first, then in order of code.
  var memberMaterials: [Material] {
    let known = dossier.members.compactMap { member($0.code) }
    func population(_ material: Material) -> Int { material.territory.municipalPopulation ?? -1 }
    return known.sorted {
      (population($1), $0.territory.code) < (population($0), $1.territory.code)
    }
  }

  /// The indicators of which one commune at least has a figure, in the order of `Indicator`.
  var memberIndicators: [Indicator] {
    Indicator.allCases.filter { indicator in
      findings.members.contains { $0.malveillance?.study(of: indicator)?.series.latest != nil }
    }
  }

  /// The newest year that any commune has a figure for: one year for all.
  func memberYear(of indicator: Indicator) -> Int? {
    findings.members.compactMap { $0.malveillance?.study(of: indicator)?.series.latest?.year }.max()
  }

  func published(_ indicator: Indicator) -> IndicatorStudy? {
    guard let study = findings.malveillance?.study(of: indicator),
      !study.series.published.isEmpty
    else { return nil }
    return study
  }
}
