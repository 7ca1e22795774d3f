import Dossier

/// Holds the responses of the dossier against the particularities: theme, place, hours, and how
/// the partners judge them.
///
/// A response covers when all four hold. Where a particularity names no place or no hour, these
/// ask for nothing. A response without a place is everywhere.
struct MatchResponses {
  let responses: LocalResponses
  let words: ThemeWords

  func adequacy(of particularities: [Particularity]) -> ResponseAdequacy {
    let rows = particularities.map(row)
    let matched = Set(rows.flatMap(\.matches).map(\.response))
    return ResponseAdequacy(
      rows: rows, withoutFinding: responses.list.filter { !matched.contains($0.identifier) },
      source: responses.source)
  }

  private func row(_ particularity: Particularity) -> ResponseAdequacy.Row {
    let about = responses.list.filter { response in
      response.themes.contains { words.theme(of: $0) == particularity.theme }
    }
    let matches = about.map { match($0, particularity) }.sorted { first, second in
      first.coverage == second.coverage
        ? first.response < second.response : first.coverage.order < second.coverage.order
    }
    return ResponseAdequacy.Row(
      theme: particularity.theme, finding: particularity.identifier,
      coverage: matches.first?.coverage ?? .noResponse, matches: matches,
      placesLeft: placesLeft(by: about, of: particularity))
  }

  private func match(
    _ response: LocalResponse, _ particularity: Particularity
  ) -> ResponseAdequacy.Match {
    let limits =
      [
        placeLimit(response, particularity.row.places), hourLimit(response, particularity),
        appraisalLimit(response),
      ].compactMap { $0 }
    let isUseless = limits.contains { $0 == .otherPlaces || $0 == .insufficient }
    return ResponseAdequacy.Match(
      response: response.identifier, name: response.name,
      coverage: limits.isEmpty ? .covered : isUseless ? .notCovered : .partly,
      limits: ResponseAdequacy.Limit.allCases.filter(limits.contains))
  }

  private func placeLimit(
    _ response: LocalResponse, _ places: [String]
  ) -> ResponseAdequacy.Limit? {
    guard !response.places.isEmpty, !places.isEmpty else { return nil }
    let reached = Set(response.places.map { FoldedName(place: $0) })
    let held = places.count { reached.contains(FoldedName(place: $0)) }
    return held == places.count ? nil : held == 0 ? .otherPlaces : .somePlaces
  }

  private func appraisalLimit(_ response: LocalResponse) -> ResponseAdequacy.Limit? {
    switch response.appraisal {
    case .adequate: nil
    case .partial: .partial
    case .insufficient: .insufficient
    case nil: .notAppraised
    }
  }

  private func placesLeft(
    by responses: [LocalResponse], of particularity: Particularity
  ) -> [String] {
    guard !responses.contains(where: \.places.isEmpty) else { return [] }
    let reached = Set(responses.flatMap(\.places).map { FoldedName(place: $0) })
    return particularity.row.places.filter { !reached.contains(FoldedName(place: $0)) }
  }
}

// MARK: - Hours

extension MatchResponses {
  private func hourLimit(
    _ response: LocalResponse, _ particularity: Particularity
  ) -> ResponseAdequacy.Limit? {
    guard let hours = StatedHours(in: particularity.row) else { return nil }
    guard let schedule = response.schedule, let from = schedule.from, let to = schedule.to else {
      return .unknownHours
    }
    return hours.areReached(from: from, to: to) ? nil : .otherHours
  }
}

/// The part of the day that the words of a theme name.
enum StatedHours: Hashable {
  /// 18 h to midnight, and 22 h to 6 h, in minutes after midnight.
  case evening, night

  /// From what sources call it: « tapage nocturne », « sentiment d'insécurité le soir ».
  init?(in row: ThemeRow) {
    let words = row.readings.flatMap(\.facts).filter(\.kind.isSignal).compactMap { fact in
      if case .words(let text) = fact.subject { folded(text) } else { nil }
    }.flatMap { $0.split(separator: "-") }
    if words.contains(where: { $0 == "nocturne" || $0 == "nuit" }) {
      self = .night
    } else if words.contains(where: { $0.hasPrefix("soir") }) {
      self = .evening
    } else {
      return nil
    }
  }

  /// Whether half of these hours are reached; an end before the start is on the following day.
  func areReached(from: Int, to: Int) -> Bool {
    let day = 24 * 60
    let end = to > from ? to : to + day
    let (start, stop) = self == .evening ? (18 * 60, day) : (22 * 60, day + 6 * 60)
    // A response that begins after midnight meets the night that began the evening before.
    let shared = [0, day].map { shift in
      max(0, min(end + shift, stop) - max(from + shift, start))
    }.reduce(0, +)
    return 2 * shared >= stop - start
  }
}

extension ResponseAdequacy.Coverage {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
