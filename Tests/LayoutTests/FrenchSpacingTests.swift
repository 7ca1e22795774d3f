import Testing

@testable import Layout

/// Narrow no-break spaces are written « _ » and no-break spaces « ~ » in these tables.
@Suite struct FrenchSpacingTests {
  @Test(arguments: [
    ("Que faire ?", "Que faire_?"),
    ("Que faire?", "Que faire_?"),
    ("Attention ! Deux ; trois : quatre", "Attention_! Deux_; trois_: quatre"),
    ("Source: SSMSI", "Source_: SSMSI"),
    ("« mot »", "«_mot_»"),
    ("«mot»", "«_mot_»"),
    ("(« mot »).", "(«_mot_»)."),
    ("« Où ? »", "«_Où_?_»"),
    ("Quoi ?!", "Quoi_?!"),
    ("8,2 %", "8,2_%"),
    ("8,2%", "8,2_%"),
    ("en % du total", "en_% du total"),
  ])
  func setsNarrowSpacesBesideSigns(typed: String, expected: String) {
    #expect(visible(frenchSpacing(typed)) == expected)
  }

  @Test(arguments: [
    ("12 345 habitants", "12_345 habitants"),
    ("1 234 567", "1_234_567"),
    ("en 2019 500 faits", "en 2019 500 faits"),
    ("de 8,2 345", "de 8,2 345"),
    ("article L132-4 123", "article L132-4 123"),
    ("15 ans et 12 mois", "15_ans et 12_mois"),
    ("120 k€ sur 3 km²", "120_k€ sur 3_km²"),
    ("en 3 secteurs", "en 3 secteurs"),
    ("zone 1 m2", "zone 1 m2"),
    ("le 3 s'est tu", "le 3 s’est tu"),
    ("le 4 décembre 2026", "le 4~décembre 2026"),
    ("n° 3 et art. 5", "n°~3 et art.~5"),
    ("M. Dupont", "M.~Dupont"),
    ("8,2 [6,7 ; 10,0]", "8,2 [6,7_;~10,0]"),
    ("de 17 h – 21 h", "de 17_h~–~21_h"),
    ("n = 1 119", "n~=~1_119"),
  ])
  func keepsNumbersWithWhatTheyCount(typed: String, expected: String) {
    #expect(visible(frenchSpacing(typed)) == expected)
  }

  @Test(arguments: [
    "https://www.insee.fr/fr/statistiques?debut=0;fin=1", "à 21:00", "code:75118", "(!)",
    "nom@valmont.fr", "www.valmont.fr", "une_cle:valeur", "D132-14", "a != b",
  ])
  func leavesAddressesTimesAndCodes(text: String) {
    #expect(frenchSpacing(text) == text)
  }

  @Test(arguments: [
    ("l'enquête", "l’enquête"), ("aujourd'hui", "aujourd’hui"),
    ("jusqu'à l'« îlot »", "jusqu’à l’«_îlot_»"), ("'mot'", "'mot'"),
  ])
  func curvesApostrophes(typed: String, expected: String) {
    #expect(visible(frenchSpacing(typed)) == expected)
  }

  @Test func joinsSeveralSpacesInOne() {
    #expect(frenchSpacing("un  deux\n trois") == "un deux trois")
  }

  @Test(arguments: [
    "« Que faire? » : 12 345 faits; 8,2 % [6,7 ; 10,0]!", "l'an 2019 : n° 3", " : ; ! ?", "«»", "%",
    "a «  b  » c", "1 000 000 €;", "…?", "17 h – 21 h", "", " ", "«", "»",
  ])
  func changesNothingTheSecondTime(text: String) {
    let once = frenchSpacing(text)
    #expect(frenchSpacing(once) == once)
  }

  @Test func readsAcrossRuns() {
    let letters = [("8,2", 0), (" %", 1)].flatMap { text, run in
      text.unicodeScalars.map { Letter(scalar: $0, run: run) }
    }
    let spaced = frenchSpacing(letters)
    #expect(spaced.map(\.scalar) == Array("8,2\u{202F}%".unicodeScalars))
    #expect(spaced.map(\.run) == [0, 0, 0, 1, 1])
  }

  private func visible(_ text: String) -> String {
    String(text.map { $0 == "\u{202F}" ? "_" : $0 == "\u{A0}" ? "~" : $0 })
  }
}
