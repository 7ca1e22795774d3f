import Dossier

extension FindingList {
  /// A place in the first or last decile of all communes; nil elsewhere.
  ///
  /// The source counts everyone, so that there is no interval: the position is established as
  /// soon as there are enough communes for a decile, strong when the département and the
  /// comparables say the same. A number of persons is no particularity.
  func socialPosition(_ measure: SocialMeasure) -> Finding? {
    guard !measure.variable.isSize, let year = measure.year,
      let all = measure.place(among: .all), all.communes >= parameters.minimumForDeciles,
      let verdict = extreme(all)
    else { return nil }
    let subject = measure.variable.rawValue
    // A département that is the whole table says the same thing twice.
    let others = measure.places.filter { $0.scope != .all && $0.communes < all.communes }
    let isConfirmed =
      others.count == 2 && others.allSatisfy { isOnSameSide($0, as: verdict) }
    return Finding(
      identifier: "\(Finding.Domain.social.rawValue).\(subject).position",
      domain: .social, aspect: .position, subject: subject, verdict: verdict,
      strength: isConfirmed ? .strong : .established, weight: abs(all.percentile - 50) / 50,
      evidence: evidence(measure, all, year))
  }

  private func extreme(_ place: SocialPlace) -> Finding.Verdict? {
    if place.percentile >= 100 * (1 - parameters.extremeShare) { return .above }
    if place.percentile <= 100 * parameters.extremeShare { return .below }
    return nil
  }

  /// In the outer quarter of a narrower scope, on the same side: among ten comparables a decile
  /// would be one commune.
  private func isOnSameSide(_ place: SocialPlace, as verdict: Finding.Verdict) -> Bool {
    verdict == .above ? place.percentile >= 75 : place.percentile <= 25
  }

  private func evidence(
    _ measure: SocialMeasure, _ place: SocialPlace, _ year: Int
  ) -> [Evidence] {
    func item(_ name: String, _ value: Double) -> Evidence {
      Evidence(
        measure: name, territoryCode: territoryCode, value: value, years: year...year,
        source: measure.source, caveats: [Caveat.noInterval.rawValue])
    }
    return [
      item("valeur", measure.value), item("rang", Double(place.rank)),
      item("communes", Double(place.communes)), item("percentile", place.percentile),
    ]
  }
}

extension SocialMeasure {
  /// The year of the figure; nil when nobody says it, and then it is evidence of nothing.
  fileprivate var year: Int? { vintage ?? Int(source.vintage.prefix(4)) }
}
