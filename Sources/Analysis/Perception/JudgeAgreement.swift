extension PerceptionThresholds {
  /// What the families' agreement allows one to write.
  func verdict(of agreement: Agreement) -> Finding.Verdict {
    if agreement.contradicting > 0 { return .divided }
    guard agreement.agreeing >= 2, isMajority(agreement) else { return .notEstablished }
    return switch agreement.tone {
    case .negative: .worrying
    case .positive: .reassuring
    case .neutral, .mixed: .notEstablished
    }
  }

  /// One family that contradicts is enough for nothing to be established.
  func strength(of agreement: Agreement, _ intensity: HeardIntensity?) -> Finding.Strength {
    switch verdict(of: agreement) {
    case .worrying, .reassuring:
      guard agreement.agreeing >= established else { return .indicative }
      let isIntense = (intensity?.mean ?? 0) >= strongIntensity
      return agreement.agreeing >= strong && isIntense ? .strong : .established
    case .divided: return agreement.agreeing >= established ? .indicative : .undetermined
    default: return .undetermined
    }
  }

  /// Three families of eight that speak, the others without side, agree on nothing.
  private func isMajority(_ agreement: Agreement) -> Bool {
    agreement.agreeing * 2 > agreement.speaking
  }
}
