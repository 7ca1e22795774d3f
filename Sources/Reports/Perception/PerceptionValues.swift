import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What an outline may say of the chapter: `perception.disponible` and the rest.
  func perceptionValues() throws(Problem) -> TemplateScope {
    guard let perception = findings.perception else {
      return [
        "disponible": .bool(false), "introduction": .missing, "titre": .missing, "voix": .missing,
        "familles": .missing,
        "types": .missing, "convergences": .missing,
        "debut": .missing, "fin": .missing, "themes": .missing,
        "autres": .bool(false), "lieux": .bool(false), "paroles": .bool(false),
        "fonctions": .bool(false), "divergences": .list([]), "seuils": .scope([:]),
        "titre_lieux": .missing,
      ]
    }
    let hearings = perception.hearings
    return [
      "disponible": .bool(true),
      "introduction": .rich(try introduction(perception)),
      "titre": .rich(try perceptionTitle(perception)),
      "titre_lieux": .rich(try placesTitle(perception)),
      "voix": .integer(hearings.voices),
      "familles": .integer(hearings.families),
      "types": .text(try kindsHeard(hearings)),
      "debut": .date(hearings.firstDay),
      "fin": .date(hearings.lastDay),
      "themes": .integer(perception.themes.count),
      "convergences": .rich(try convergences()),
      "autres": .bool(hearings.byFamily.contains { $0.family == .other }),
      "fonctions": .bool(edition == .restricted),
      "lieux": .bool(try placesHeatmap() != nil),
      "paroles": .bool(!perception.quotes.isEmpty),
      "divergences": .list(
        try perception.divided.mapTyped { theme throws(Problem) in
          .scope(["phrase": .rich(try divergence(theme))])
        }),
      "seuils": .scope([
        "etabli": .integer(perception.thresholds.established),
        "fort": .integer(perception.thresholds.strong),
        "intensite": .number(perception.thresholds.strongIntensity, places: 0),
        "famille": .integer(perception.thresholds.namedFamily),
      ]),
    ]
  }

  /// One sentence that says a finding of the chapter with its figures.
  func perceptionStatement(_ finding: Finding) throws(Problem) -> [Inline] {
    guard let perception = findings.perception,
      let theme = perception.themes.first(where: { $0.code == finding.subject })
    else { return [.text(finding.identifier)] }
    return try phrase(
      "perception.constats.\(finding.verdict.rawValue)", try values(of: theme, perception))
  }

  /// What a sentence may say of a theme.
  func values(
    of theme: PerceivedTheme, _ perception: PerceptionResults
  ) throws(Problem) -> TemplateScope {
    let places = theme.places.prefix(2).map { typeset($0.label) }
    return [
      "theme": .text(typeset(theme.label)),
      "voix": .integer(theme.voices.total),
      "entretiens": .text(
        try words("perception.voix.\(theme.voices.total == 1 ? "un" : "plusieurs")")),
      "total": .integer(perception.hearings.voices),
      "accord": .integer(theme.agreement.agreeing),
      "parlent": .integer(theme.agreement.speaking),
      "familles": .text(
        try words(
          "perception.parlent.\(theme.agreement.speaking == 1 ? "un" : "plusieurs")",
          ["n": .integer(theme.agreement.speaking)])),
      "lieux": .text(
        places.isEmpty
          ? "" : try words("perception.lieux-cites", ["lieux": .text(French.list(places))])),
    ]
  }

  /// The strongest agreement of the chapter, or that there is none.
  private func perceptionTitle(_ perception: PerceptionResults) throws(Problem) -> [Inline] {
    let first = numbered.first { $0.domain == .perception }
    guard let first, let theme = perception.themes.first(where: { $0.code == first.subject })
    else { return try phrase("perception.titres.aucun") }
    return try phrase(
      "perception.titres.\(first.verdict.rawValue)", try values(of: theme, perception))
  }

  private func introduction(_ perception: PerceptionResults) throws(Problem) -> [Inline] {
    let hearings = perception.hearings
    func counted(_ count: Int, _ key: String) throws(Problem) -> TemplateValue {
      .text(
        try words(
          "perception.\(key).\(count == 1 ? "un" : "plusieurs")", ["n": .integer(count)]))
    }
    let isOneDay = hearings.firstDay == hearings.lastDay
    return try phrase(
      "perception.introduction.\(isOneDay ? "jour" : "periode")",
      [
        "types": .text(try kindsHeard(hearings)), "debut": .date(hearings.firstDay),
        "fin": .date(hearings.lastDay), "familles": try counted(hearings.families, "familles"),
        "themes": try counted(perception.themes.count, "themes"),
      ])
  }

  private func convergences() throws(Problem) -> [Inline] {
    let count = numbered.filter { $0.domain == .perception }.count
    let key = count == 0 ? "aucune" : count == 1 ? "une" : "plusieurs"
    return try phrase("perception.convergences.\(key)", ["n": .text(spelled(count))])
  }

  private func placesTitle(_ perception: PerceptionResults) throws(Problem) -> [Inline] {
    guard let most = perception.places.first else {
      return try phrase("perception.titres.sans-lieu")
    }
    let equals = perception.places.filter { $0.voices.total == most.voices.total }
    guard equals.count == 1 else { return try phrase("perception.titres.lieux") }
    return try phrase(
      "perception.titres.lieu",
      [
        "lieu": .text(typeset(most.label)), "voix": .integer(most.voices.total),
        "entretiens": .text(
          try words("perception.voix.\(most.voices.total == 1 ? "un" : "plusieurs")")),
        "total": .integer(perception.hearings.voices),
      ])
  }

  /// « 20 entretiens, 3 groupes de parole et une marche exploratoire ».
  private func kindsHeard(_ hearings: Hearings) throws(Problem) -> String {
    French.list(
      try hearings.kinds.mapTyped { kind throws(Problem) in
        let key = "perception.types.\(kind.kind.wordingKey)"
        guard kind.voices > 1 else { return try words("\(key).un") }
        return "\(French.integer(kind.voices)) \(try words("\(key).plusieurs"))"
      })
  }

  /// « Nuisances sonores : préoccupation pour les habitants ; satisfaction pour les commerçants. »
  private func divergence(_ theme: PerceivedTheme) throws(Problem) -> [Inline] {
    var parts: [String] = []
    for tone in [HeardTone.negative, .mixed, .neutral, .positive] {
      let families = theme.byFamily.filter { $0.tone == tone }
      guard !families.isEmpty else { continue }
      parts.append(
        try words(
          "perception.divergence.\(tone.rawValue)",
          ["familles": .text(French.list(try families.mapTyped(familyName)))]))
    }
    return try phrase(
      "perception.divergence.phrase",
      ["theme": .text(typeset(theme.label)), "avis": .text(parts.joined(separator: " ; "))])
  }

  private func familyName(_ voice: FamilyVoice) throws(Problem) -> String {
    try name(of: voice.family)
  }

  /// The family, or « autres acteurs ».
  func name(of family: HeardFamily) throws(Problem) -> String {
    guard let name = family.name else { return try words("perception.autres") }
    return typeset(name)
  }

  /// A text that a consultant typed, with the apostrophe of the page.
  func typeset(_ text: String) -> String { text.replacing("'", with: "’") }
}

extension Interview.Kind {
  /// A key of the wording.
  var wordingKey: String {
    switch self {
    case .interview: "entretien"
    case .focusGroup: "groupe"
    case .exploratoryWalk: "marche"
    case .publicMeeting: "reunion"
    }
  }
}
