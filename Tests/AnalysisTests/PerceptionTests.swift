import Dossier
import Problems
import Testing
import Units

@testable import Analysis

/// What is counted of what was said.
@Suite struct PerceptionTests {
  /// An interview of a family with its remarks.
  private func voice(
    _ identifier: String, _ family: String, function: String? = nil,
    kind: Interview.Kind = .interview, _ remarks: Remark...
  ) -> Interview {
    guard let date = CalendarDate(year: 2026, month: 3, day: 1) else {
      preconditionFailure("a day of the calendar")
    }
    return Interview(
      identifier: identifier, date: date, kind: kind, actorFamily: family,
      actorFunction: function, remarks: remarks)
  }

  private func remark(
    _ theme: String, _ tone: Remark.Tone = .negative, at place: String? = nil,
    intensity: Int? = nil, quote: String? = nil
  ) -> Remark {
    Remark(theme: theme, place: place, tone: tone, intensity: intensity, quote: quote)
  }

  private func results(
    _ list: [Interview], themes: [Interviews.DeclaredTheme] = [],
    edition: DocumentEdition = .publishable
  ) throws -> PerceptionResults {
    var dossier = dossier()
    dossier.interviews = Interviews(
      list: list, themes: themes, source: source("entretiens.yaml"))
    return try #require(
      PerceptionStudy(dossier: dossier, edition: edition, parameters: AnalysisParameters())
        .results())
  }

  /// As many families as names, one voice each, all with the same tone on « halls ».
  private func agreeing(_ families: Int, intensity: Int = 3) -> [Interview] {
    (0..<families).map { index in
      voice("E\(index)", "famille \(index)", remark("halls", intensity: intensity))
    }
  }

  @Test func countsAnInterviewOnceHoweverMuchItSays() throws {
    let theme = try #require(
      try results([
        voice("E1", "bailleur", remark("halls"), remark("Halls"), remark("hall", at: "Nord")),
        voice("E2", "bailleur", remark("halls")),
      ]).themes.first)
    #expect(theme.voices.total == 2)
    #expect(theme.agreement.speaking == 1)
    #expect(theme.places.map(\.voices.total) == [1])
  }

  @Test(arguments: [
    ([Remark.Tone.negative, .negative], HeardTone.negative),
    ([.negative, .neutral], .negative),
    ([.negative, .positive], .mixed),
    ([.neutral], .neutral),
    ([.positive, .neutral], .positive),
  ])
  func takesTheToneOfAVoiceFromItsRemarks(tones: [Remark.Tone], expected: HeardTone) {
    #expect(HeardTone(ofOneVoice: tones) == expected)
  }

  @Test(arguments: [
    // More than half of those that take a side: 2 of 3.
    (2, 5, 1, HeardTone.negative),
    // 1 of 2 is no majority.
    (1, 0, 1, .mixed), (0, 3, 0, .neutral), (0, 1, 1, .positive),
  ])
  func takesTheToneOfAFamilyFromItsMajority(
    negative: Int, neutral: Int, positive: Int, expected: HeardTone
  ) {
    let balance = ToneBalance(
      negative: negative, neutral: neutral, positive: positive, mixed: 0)
    #expect(HeardTone(ofFamily: balance) == expected)
  }

  @Test(arguments: [
    (1, 3, Finding.Strength.undetermined), (2, 3, .indicative), (3, 3, .established),
    (4, 3, .established), (5, 2, .strong), (5, 1, .established), (8, 3, .strong),
  ])
  func growsWithTheFamiliesThatAgree(
    families: Int, intensity: Int, strength: Finding.Strength
  ) throws {
    let finding = try #require(
      try results(agreeing(families, intensity: intensity)).findings.first)
    #expect(finding.strength == strength)
    #expect(finding.verdict == (families == 1 ? .notEstablished : .worrying))
  }

  @Test func establishesNothingFromTenVoicesOfOneFamily() throws {
    let list = (0..<10).map { voice("E\($0)", "habitants", remark("halls", intensity: 3)) }
    let theme = try #require(try results(list).themes.first)
    #expect(theme.voices.total == 10)
    #expect(theme.agreement.agreeing == 1)
    #expect(theme.strength == .undetermined)
  }

  @Test func isDividedAsSoonAsOneFamilyContradicts() throws {
    let theme = try #require(
      try results(agreeing(5) + [voice("E9", "commerçants", remark("halls", .positive))])
        .themes.first)
    #expect(theme.verdict == .divided)
    #expect(theme.strength == .indicative)
    #expect(theme.agreement.contradicting == 1)
    #expect(theme.agreement.speaking == 6)
  }

  @Test func needsAMajorityOfTheFamiliesThatSpeak() throws {
    let neutral = (10..<14).map { voice("N\($0)", "neutre \($0)", remark("halls", .neutral)) }
    // Three of seven families are troubled, four describe.
    let theme = try #require(try results(agreeing(3) + neutral).themes.first)
    #expect(theme.verdict == .notEstablished)
    #expect(theme.strength == .undetermined)
  }

  @Test func readsAgreementThatAllIsWellToo() throws {
    let list = (0..<3).map { voice("E\($0)", "famille \($0)", remark("armes", .positive)) }
    let finding = try #require(try results(list).findings.first)
    #expect(finding.identifier == "perception.arme")
    #expect(finding.verdict == .reassuring)
    #expect(finding.strength == .established)
  }

  @Test func namesAFindingAfterTheCodeOfItsTheme() throws {
    let list = [voice("E1", "bailleur", remark("Occupation des halls"), remark("bruits"))]
    let results = try results(
      list, themes: [.init(code: "halls", label: "occupation des halls")])
    #expect(
      results.findings.map(\.identifier).sorted() == ["perception.bruit", "perception.halls"])
    #expect(results.theme(named: "Bruit")?.code == "bruit")
  }

  @Test func restsOnNumbersOfInterviewsAndFamilies() throws {
    let finding = try #require(try results(agreeing(3, intensity: 2)).findings.first)
    #expect(
      finding.evidence.map(\.measure)
        == ["entretiens", "familles-d-accord", "familles", "intensite"])
    #expect(finding.evidence.map(\.value) == [3, 3, 3, 2])
    #expect(finding.evidence.allSatisfy { $0.caveats == ["entretiens-choisis"] })
    // Three families of three, intensity 2 of 3.
    #expect(abs(finding.weight - 2.0 / 3) < 1e-12)
  }

  @Test func averagesTheHighestIntensityOfEachVoice() throws {
    let theme = try #require(
      try results([
        voice("E1", "bailleur", remark("halls", intensity: 1), remark("halls", intensity: 3)),
        voice("E2", "école", remark("halls", intensity: 2)), voice("E3", "élus", remark("halls")),
      ]).themes.first)
    // (3 + 2) / 2; the third gives none.
    #expect(theme.intensity == HeardIntensity(mean: 2.5, maximum: 3, voices: 2))
  }

  @Test func countsDistinctInterviewsOfAPlaceOverThemes() throws {
    let results = try results([
      voice("E1", "bailleur", remark("halls", at: "Les Rives"), remark("bruit", at: "Les Rives")),
      voice("E2", "école", remark("bruit", at: "quartier des Rives")),
    ])
    #expect(results.places.map(\.voices.total) == [2])
    #expect(results.places.map(\.families) == [2])
  }

  @Test func doesNotDependOnTheOrderOfTheFile() throws {
    let list = agreeing(4) + [voice("E8", "élus", remark("bruit", .positive, at: "Nord"))]
    #expect(try results(list) == results(list.reversed()))
  }
}

/// What an edition may print of those who spoke.
extension PerceptionTests {
  private var twoBailleurs: [Interview] {
    [
      voice(
        "E1", "bailleur", function: "gardien",
        remark("halls", intensity: 2, quote: "Le hall est occupé tous les soirs.")),
      voice("E2", "bailleur", function: "directrice", remark("halls", intensity: 2)),
      voice(
        "E3", "transport", function: "chef de ligne",
        remark("halls", intensity: 3, quote: "On ne s’arrête plus au terminus.")),
    ]
  }

  @Test func hidesAFamilyThatWasHeardOnceInThePublishableEdition() throws {
    let results = try results(twoBailleurs)
    #expect(results.hearings.families == 2)
    #expect(results.hearings.byFamily.map(\.family) == [.named("bailleur"), .other])
    #expect(results.themes[0].byFamily.map(\.family) == [.named("bailleur"), .other])
    #expect(results.quotes.map(\.family) == [.other])
    #expect(results.quotes.map(\.function) == [nil])
    #expect(results.hearings.byFamily.allSatisfy { $0.functions.isEmpty })
    // Hidden families still count.
    #expect(results.themes[0].agreement.agreeing == 2)
    let everything = "\(results)"
    for secret in ["transport", "chef de ligne", "gardien", "directrice", "E3"] {
      #expect(!everything.contains(secret))
    }
  }

  @Test func namesFamiliesAndFunctionsInTheRestrictedEdition() throws {
    let results = try results(twoBailleurs, edition: .restricted)
    #expect(results.hearings.byFamily.map(\.family) == [.named("bailleur"), .named("transport")])
    #expect(results.hearings.byFamily[0].functions == ["directrice", "gardien"])
    #expect(results.quotes.map(\.function) == ["chef de ligne"])
  }

  @Test func quotesTheShortestOfTheMostIntense() throws {
    let results = try results([
      voice(
        "E1", "bailleur",
        remark("halls", intensity: 3, quote: "Les locataires n’osent plus descendre le soir."),
        remark("halls", intensity: 3, quote: "Plus personne ne descend."),
        // Shorter than twenty signs, less intense, cut, or of another tone.
        remark("halls", intensity: 3, quote: "C’est fermé."),
        remark("halls", intensity: 1, quote: "Cela dure depuis l’été."),
        remark("halls", intensity: 3, quote: "et puis ils reviennent"),
        remark("halls", .neutral, intensity: 3, quote: "Ils attendent le car."))
    ])
    #expect(results.quotes.map(\.text) == ["Plus personne ne descend."])
  }

  @Test func quotesNothingLongerThanAHundredAndFortySigns() throws {
    let long = "A" + String(repeating: "b", count: 139) + "."
    #expect(long.count == 141)
    #expect(try results([voice("E1", "bailleur", remark("halls", quote: long))]).quotes.isEmpty)
  }
}

@Suite struct FoldedNameTests {
  @Test(arguments: [
    ("Nuisances sonores", "nuisance-sonore"), ("NUISANCE  SONORE", "nuisance-sonore"),
    ("rodéos motorisés", "rodeo-motorise"), ("Vols d'accessoires", "vol-d-accessoire"),
    ("œuvres", "oeuvre"), ("bus", "bus"), ("accès", "acce"), ("lieux", "lieu"),
    ("relais", "relais"),
    ("E\u{301}cole", "ecole"), ("…", ""),
  ])
  func foldsSpellingsOfOneName(text: String, key: String) {
    #expect(FoldedName(text).key == key)
  }

  @Test(arguments: [
    ("Les Rives", "quartier des Rives"), ("la gare", "Gare"), ("Les Coteaux", "coteaux"),
    ("quartier", "Quartier"),
  ])
  func foldsSpellingsOfOnePlace(first: String, second: String) {
    #expect(FoldedName(place: first) == FoldedName(place: second))
    #expect(!FoldedName(place: first).key.isEmpty)
  }
}
