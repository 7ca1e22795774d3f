import Dossier
import Glibc

extension FindingList {
  /// One an indicator that could be held against its expectation.
  func expectedLevel(_ level: ExpectedLevel, from source: Source) -> Finding {
    let subject = level.indicator.rawValue
    return Finding(
      identifier:
        "\(Finding.Domain.malveillance.rawValue).\(subject).\(Finding.Aspect.expected.rawValue)",
      domain: .malveillance, aspect: .expected, subject: subject, verdict: level.verdict,
      strength: strength(of: level), weight: min(log(10), abs(log(max(level.ratio, 0.1)))),
      evidence: evidence(of: level, source))
  }

  /// Never strong: one model, of one year.
  ///
  /// Out of the range of the other communes, and under the smallest base, it can only be confirmed
  /// by something else.
  private func strength(of level: ExpectedLevel) -> Finding.Strength {
    switch level.verdict {
    case .above, .below:
      level.outOfRange.isEmpty
        && max(Double(level.observed), level.expected) >= Double(parameters.minimumBase)
        ? .established : .indicative
    default: level.predictive.contains(level.observed) ? .undetermined : .indicative
    }
  }

  private func evidence(of level: ExpectedLevel, _ source: Source) -> [Evidence] {
    let years = level.year...level.year
    func item(_ measure: String, _ value: Double) -> Evidence {
      Evidence(
        measure: measure, territoryCode: territoryCode, value: value, years: years,
        source: source, caveats: level.caveats.map(\.rawValue))
    }
    return [
      item("observe", Double(level.observed)), item("attendu", level.expected),
      item("attendu-bas", Double(level.predictive.lowerBound)),
      item("attendu-haut", Double(level.predictive.upperBound)),
      item("p-ajuste", level.adjustedP),
    ]
  }
}

extension ExpectedLevel {
  /// What holds for the expectation, beside what holds for the indicator.
  public var caveats: [Caveat] {
    var caveats = indicator.caveats
    if notPublished > 0 { caveats.append(.publishedOnly) }
    if !outOfRange.isEmpty { caveats.append(.outOfRange) }
    return Caveat.allCases.filter(caveats.contains)
  }
}
