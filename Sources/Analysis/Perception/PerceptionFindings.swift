import Dossier
import Units

/// Turns what was heard of each theme into a finding.
struct PerceptionFindings {
  let territoryCode: String
  let interviews: Interviews
  let hearings: Hearings

  func finding(_ theme: PerceivedTheme) -> Finding {
    Finding(
      identifier: theme.findingIdentifier, domain: .perception, aspect: .perceived,
      subject: theme.code, verdict: theme.verdict, strength: theme.strength,
      weight: weight(of: theme), evidence: evidence(theme))
  }

  /// From 0 to 1, as a social position: share of the families heard that agree, times the mean
  /// intensity over its maximum of 3.
  private func weight(of theme: PerceivedTheme) -> Double {
    let share = Double(theme.agreement.agreeing) / Double(max(1, hearings.families))
    return share * (theme.intensity?.mean ?? 1) / 3
  }

  private func evidence(_ theme: PerceivedTheme) -> [Evidence] {
    var items: [(String, Double)] = [
      ("entretiens", Double(theme.voices.total)),
      ("familles-d-accord", Double(theme.agreement.agreeing)),
      ("familles", Double(theme.agreement.speaking)),
    ]
    if let intensity = theme.intensity { items.append(("intensite", intensity.mean)) }
    return items.map { measure, value in
      Evidence(
        measure: measure, territoryCode: territoryCode, value: value,
        years: hearings.firstDay.year...hearings.lastDay.year, source: interviews.source,
        caveats: [Caveat.notASample.rawValue])
    }
  }
}
