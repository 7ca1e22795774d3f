import Analysis
import Charts
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

/// A figure of the survey times a hundred, with the digits that suit it.
struct SurveyPercent {
  let value: Double
  let interval: Interval?
  let places: Int

  /// Under ten percent a digit more: three and four percent are not the same number of victims.
  init(_ figure: SurveyFigure) {
    value = figure.value * 100
    interval = figure.interval.map { Interval(lower: $0.lower * 100, upper: $0.upper * 100) }
    places = value < 9.95 ? 1 : 0
  }

  /// « 9,4 % ».
  var text: String { French.percent(value, places: places) }

  /// « [7,8 ; 11,3] ».
  var intervalText: String? { interval.map { French.interval($0, places: places) } }

  /// « 9,4 % [7,8 ; 11,3] ».
  var full: String { [text, intervalText].compactMap { $0 }.joined(separator: " ") }

  /// « ±3 »: the farther end of the interval, in points.
  var margin: String? {
    interval.map { "±" + French.decimal(max($0.upper - value, value - $0.lower), places: places) }
  }
}

extension Material {
  /// A share, or the word that stands for it: never a hidden value.
  func share(_ cell: SurveyCell) throws(Problem) -> String {
    switch cell {
    case .available(let figure): SurveyPercent(figure).text
    case .unavailable(let absence): try word(for: absence)
    }
  }

  /// The same with its interval.
  func fullShare(_ cell: SurveyCell) throws(Problem) -> String {
    switch cell {
    case .available(let figure): SurveyPercent(figure).full
    case .unavailable(let absence): try word(for: absence)
    }
  }

  /// « masqué », « n < 30 », « – ».
  func word(for absence: SurveyAbsence) throws(Problem) -> String {
    try words("victimation.absences.\(absence.rawValue)")
  }

  /// A share as running text, in italic when it is not there.
  func inline(_ cell: SurveyCell) throws(Problem) -> [Inline] {
    switch cell {
    case .available: [.text(try share(cell))]
    case .unavailable(.notAsked): [.text("–")]
    case .unavailable(let absence): [.emphasis([.text(try word(for: absence))])]
    }
  }

  /// The interval of a share, or a dash.
  func interval(_ cell: SurveyCell) -> [Inline] {
    Reports.text(cell.value.flatMap { SurveyPercent($0).intervalText })
  }

  /// A number that is not a share, or the word that stands for it.
  func inline(_ cell: SurveyCell, times factor: Double, places: Int) throws(Problem) -> [Inline] {
    switch cell {
    case .available(let figure): [.text(French.decimal(figure.value * factor, places: places))]
    case .unavailable: try inline(cell)
    }
  }

  func interval(_ cell: SurveyCell, times factor: Double, places: Int) -> [Inline] {
    Reports.text(
      cell.value?.interval.map {
        French.interval(
          Interval(lower: $0.lower * factor, upper: $0.upper * factor), places: places)
      })
  }

  /// How many respondents, with the flag of a small base.
  func respondents(_ cell: SurveyCell) -> [Inline] {
    Reports.text(
      cell.value.map { French.integer($0.respondents) + ($0.isFragile ? "\u{202F}*" : "") })
  }

  func designEffect(_ cell: SurveyCell) -> [Inline] {
    Reports.text(cell.value?.designEffect.map { French.decimal($0, places: 2) })
  }

  /// A count of respondents, or the word for what is hidden.
  func count(_ count: DisclosedCount) throws(Problem) -> String {
    guard let value = count.value else { return try word(for: .secrecy) }
    return French.integer(value)
  }

  func count(_ hidden: DisclosedCount) throws(Problem) -> [Inline] {
    let text: String = try count(hidden)
    return hidden.value == nil ? [.emphasis([.text(text)])] : [.text(text)]
  }

  /// The short name of a question.
  func label(ofQuestion key: String) -> String {
    dossier.survey?.question(key)?.label ?? surveyLabel(ofKey: key)
  }

  /// What a sentence about the whole survey may say.
  func surveyScope(_ sample: SurveySample) throws(Problem) -> TemplateScope {
    let parameters = findings.context.parameters
    return [
      "n": .integer(sample.respondents),
      "population": .text(try population(of: sample)),
      "terrain": .text(try fieldworkDates(sample.fieldwork)),
      "mois": .optional(sample.fieldwork.referenceMonths, TemplateValue.integer),
      "periode": .text(try referencePeriod(sample.fieldwork)),
      "territoire": .text(territory.name.short),
      "territoire_de": .text(territory.name.withDe),
      "territoire_a": .text(territory.name.withA),
      "base": .integer(parameters.minimumBase),
      "minimum": .integer(parameters.minimumRespondents),
      "fragile": .integer(parameters.fragileRespondents),
      "personnes": .integer(dossier.secrecy.persons),
      "seuil": .number(parameters.significance, places: 2),
    ]
  }

  /// « habitants de 15 ans et plus ».
  func population(of sample: SurveySample) throws(Problem) -> String {
    guard let given = sample.scope.population else { return try words("victimation.population") }
    return given
  }

  /// « mars–avril 2026 », empty when nothing is known.
  func fieldworkDates(_ fieldwork: SurveyFieldwork) throws(Problem) -> String {
    guard let first = fieldwork.from ?? fieldwork.to, let last = fieldwork.to ?? fieldwork.from
    else { return try words("victimation.date-inconnue") }
    let months = [first, last].map { CalendarDate.monthNames[$0.month - 1] }
    if (first.year, first.month) == (last.year, last.month) { return "\(months[0]) \(last.year)" }
    return first.year == last.year
      ? "\(months[0])–\(months[1]) \(last.year)"
      : "\(months[0]) \(first.year) – \(months[1]) \(last.year)"
  }

  /// « en 12 mois », or that the period is not given.
  func referencePeriod(_ fieldwork: SurveyFieldwork) throws(Problem) -> String {
    guard let months = fieldwork.referenceMonths else {
      return try words("victimation.periode-inconnue")
    }
    return try words("victimation.periode", ["mois": .integer(months)])
  }

  /// Source, fieldwork, plan, calibration and what intervals rest on: under every figure.
  func surveySource(_ sample: SurveySample, note: String? = nil) throws(Problem) -> [Inline] {
    var scope = try surveyScope(sample)
    let named = [sample.source.producer, sample.source.dataset].filter { !$0.isEmpty }
    scope["source"] = .text(named.joined(separator: ", "))
    scope["plan"] = .text(try words("victimation.plans.\(sample.plan.rawValue).court"))
    scope["calage"] = .text(try calibrationWords(sample))
    var text = try phrase("victimation.source", scope)
    text += [.text(" ")] + (try phrase("victimation.intervalles.\(sample.plan.rawValue)", scope))
    if let note { text += [.text(" ")] + (try phrase(note, scope)) }
    return text
  }

  /// « 52 comparaisons d’un quartier au reste »: how many tests were judged together.
  func tests(_ kind: TestFamily.Kind) throws(Problem) -> String {
    let count = findings.context.family(kind)?.tests ?? 0
    return try words(
      "victimation.tests.\(kind.rawValue).\(count == 1 ? "un" : "plusieurs")",
      ["m": .integer(count)])
  }

  /// « calage sur sexe, âge et quartier », or that there is none.
  func calibrationWords(_ sample: SurveySample) throws(Problem) -> String {
    guard case .calibrated = sample.weighting.basis else {
      return try words("victimation.sans-calage")
    }
    let names = sample.margins.map { label(ofQuestion: $0.question).lowercasedFirst }
    return try words("victimation.calage", ["marges": .text(French.list(names))])
  }

  /// « (C27) » as a link to the finding; nothing when it has no number.
  func mention(_ aspect: Finding.Aspect, _ subject: String) -> [Inline] {
    let found = numbered.first {
      $0.domain == .survey && $0.aspect == aspect && $0.subject == subject
    }
    return found.map { mention($0.identifier) } ?? []
  }
}
