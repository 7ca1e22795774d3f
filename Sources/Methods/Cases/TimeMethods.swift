import Problems
import Statistics

/// Hours and days.
let timeMethods: [Method] = [
  Method(
    "aoristic_hour_weekday", title: "Répartition aoristique",
    source: "Ratcliffe 2002, R aoristic ; temps écoulé, heure locale",
    answers: "À quelles heures de la semaine les faits ont-ils pu se produire ?",
    trap: "L'heure de découverte, ou le milieu de l'intervalle, invente des pics.",
    keys: ["zone": "timezone"], compute: aoristic),
  Method(
    "peak_slots", title: "Créneaux de pointe",
    source: "Poisson, Benjamini et Hochberg 1995 ; Rayleigh, Zar 2010 (équation 27.4)",
    answers: "Quels créneaux comptent plus de faits que leur part de semaine ?",
    trap: "La moyenne de 23 h et de 1 h est 0 h, et non 12 h.",
    keys: ["counts": "count", "occurrences": "weekday_occurrences"], compute: peaks),
]

private func aoristic(_ input: CaseInput) throws -> JSONText {
  let zone: LocalZone
  do { zone = try LocalZone(identifier: try input.string("timezone")) } catch let fault
    as InvalidInput
  {
    throw unknownZone(try input.string("timezone"), input, fault)
  }
  let spans = try input.objects("events").map { event in
    TimeSpan(
      start: try instant(try event.member("start"), "start", zone, input),
      end: event.has("end") ? try instant(try event.member("end"), "end", zone, input) : nil)
  }
  let result = aoristicWeights(spans, in: zone)
  return .object([
    ("weight", .array(result.weights.map { .numbers($0) })), ("total", .number(result.included)),
    ("excluded_end_before_start", .number(result.reversed)),
    ("longer_than_24h", .number(result.longerThanDay)),
    ("hour_marginal", .numbers(result.byHour)), ("weekday_marginal", .numbers(result.byWeekday)),
  ])
}

private func unknownZone(_ name: String, _ input: CaseInput, _ fault: InvalidInput) -> Problem {
  let span = input.file.span(at: (input.node["timezone"] ?? input.node).offset)
  return Problem(
    .error, "fuseau-inconnu", "le fuseau « \(name) » n'est pas connu", at: span,
    hint: closest(to: name, among: LocalZone.identifiers)
      .map { "vouliez-vous dire « \($0) » ?" })
}

/// Reads `2025-03-30T01:00:00+01:00`; without an offset the time is that of the zone.
private func instant(
  _ node: JSONNode, _ key: String, _ zone: LocalZone, _ input: CaseInput
) throws -> Int {
  let text = try input.string(node, key)
  guard let instant = readInstant(text, zone) else {
    throw refusedCase(
      node, "« \(key) » doit s'écrire AAAA-MM-JJThh:mm:ss+hh:mm, et non « \(text) »", input)
  }
  return instant
}

private func readInstant(_ text: String, _ zone: LocalZone) -> Int? {
  let parts = text.split(separator: "T", omittingEmptySubsequences: false)
  guard parts.count == 2 else { return nil }
  let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
  guard date.count == 3, let year = Int(date[0]), let month = Int(date[1]),
    let day = Int(date[2]), CalendarText.isDate(year, month, day)
  else { return nil }
  var clock = parts[1]
  var offset: Int?
  if clock.hasSuffix("Z") {
    clock = clock.dropLast()
    offset = 0
  } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
    guard let seconds = CalendarText.seconds(clock[clock.index(after: sign)...]) else { return nil }
    offset = clock[sign] == "-" ? -seconds : seconds
    clock = clock[..<sign]
  }
  guard let seconds = CalendarText.seconds(clock) else { return nil }
  let local = dayNumber(year: year, month: month, day: day) * 86_400 + seconds
  return offset.map { local - $0 } ?? zone.instant(ofLocal: local)
}

private func peaks(_ input: CaseInput) throws -> JSONText {
  let occurrences = try input.counts("weekday_occurrences")
  let counts = try input.matrix("count")
  guard counts.count == 7, counts[0].count == 24, occurrences.count == 7 else {
    throw refusedCase(
      try input.member("count"), "« count » doit avoir 7 lignes (lundi d'abord) de 24 heures",
      input)
  }
  let result = try peakSlots(counts: counts, occurrences: occurrences)
  func rows(_ values: [[Double]]) -> JSONText { .array(values.map { .numbers($0) }) }
  return .object([
    ("expected", rows(result.expected)), ("p_upper", rows(result.pValues)),
    ("q_bh", rows(result.adjustedPValues)), ("n_significant_05", .number(result.significantSlots)),
    ("hour_chi2", .number(result.hourTest?.chiSquare)),
    ("hour_p", .number(result.hourTest?.pValue)),
    ("weekday_chi2", .number(result.weekdayTest?.chiSquare)),
    ("weekday_p", .number(result.weekdayTest?.pValue)),
    ("mean_direction_hour", .number(result.circular?.hour)),
    ("resultant_length", .number(result.circular?.resultantLength)),
    ("rayleigh_p", .number(result.circular?.rayleighPValue)),
  ])
}
