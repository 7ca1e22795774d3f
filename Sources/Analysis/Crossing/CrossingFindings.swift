import Dossier
import Glibc

/// Turns themes that agree, and those that oppose sources, into findings.
struct CrossingFindings {
  let territoryCode: String
  /// Of the readings, whose evidence is taken over.
  let list: [Finding]

  func findings(
    _ triangulation: Triangulation?, _ particularities: [Particularity]
  ) -> [Finding] {
    (triangulation?.rows ?? []).compactMap { row in
      let particularity = particularities.first { $0.theme == row.theme }
      return finding(row, score: particularity?.score ?? row.theme.gravity.rawValue)
    }
  }

  /// Weight on the scale of the other findings: the logarithm of a ratio up to ten.
  private func finding(_ row: ThemeRow, score: Int) -> Finding? {
    let verdict: Finding.Verdict
    let strength: Finding.Strength
    let strong = row.agreeing.count { $0.signal == .strong }
    switch row.verdict {
    case .convergent: (verdict, strength) = (.converging, strong > 1 ? .strong : .established)
    case .divergent: (verdict, strength) = (.diverging, .established)
    case .partial: (verdict, strength) = (.notEstablished, .indicative)
    case .quiet, .insufficient: return nil
    }
    return Finding(
      identifier: "\(Finding.Domain.crossing.rawValue).\(row.theme.key)", domain: .crossing,
      aspect: .crossing, subject: row.theme.key, verdict: verdict, strength: strength,
      weight: log(10) * Double(score) / 27, evidence: evidence(row))
  }

  /// The first figure of each finding that the signals rest on.
  private func evidence(_ row: ThemeRow) -> [Evidence] {
    row.findings.compactMap { identifier in
      list.first { $0.identifier == identifier }?.evidence.first
    }
  }
}
