import Foundation
import Law
import Problems
import Templates
import Testing
import Units

/// Holds what the templates say of the law against the corpus.
@Suite struct LegalTextsTests {
  private func templates() throws -> [(name: String, text: String)] {
    let folder = Repository.root.appendingPathComponent("templates")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var all: [(String, String)] = []
    for case let file as URL in files where ["md", "yaml"].contains(file.pathExtension) {
      all.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    return all
  }

  @Test func paraphrasesEachArticleOfTheCorpusAndNoOther() throws {
    let folder = Repository.root.appendingPathComponent("templates").path
    let wording = try TemplateLibrary(folders: [folder]).wording().value
    let prefix = "textes-de-loi."
    let written = wording.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    #expect(Set(written.map(String.init)) == Set(LegalCorpus.texts.map(\.reference.key)))
  }

  /// The decrees name each who sat until the law of 2024, and who no longer does.
  @Test func paraphrasesTheDecreesOfCompositionSeatBySeat() throws {
    let lines = try Repository.text("templates/phrases.yaml").split(separator: "\n")
    let words: [Membership.Seat: String] = [
      .state: "le préfet", .prosecutor: "le procureur",
      .department: "le président du conseil départemental",
      .intercommunality: "qui exerce la compétence", .stateServices: "les services de l’État",
      .memberMayors: "les maires des communes membres", .bodies: "organismes",
      .interestedMayors: "Maires et", .intercommunalities: "résidents d’intercommunalités",
      .qualified: "personnes qualifiées",
    ]
    let eve = try #require(CalendarDate(iso: "2024-03-22"))
    for council in [Council.local, .intercommunal] {
      let seats = membership(of: council, on: eve, intercommunalityIsCompetent: true)
      let text = try #require(lines.first { $0.hasPrefix("    \(seats.reference.article): ") })
      for seat in seats.byRight + seats.designated + seats.associated {
        #expect(text.contains(try #require(words[seat])), "\(seat) in \(seats.reference.key)")
      }
      #expect(text.contains("Depuis le 23 mars 2024") && text.contains("parlementaires"))
      #expect(text.contains("le conseil départemental n’y figure plus"))
    }
  }

  @Test func citesNoArticleThatTheCorpusDoesNotHold() throws {
    let known = Set(LegalCorpus.texts.map(\.reference.article))
    var cited: Set<String> = []
    for (name, text) in try templates() {
      for match in text.matches(of: #/\b[LDR]\.?\s?\d{3,4}-\d+(-\d+)?\b/#) {
        let article = String(match.0)
        #expect(known.contains(article), "\(article) in \(name)")
        cited.insert(article)
      }
    }
    #expect(cited.isSuperset(of: ["L132-4", "L132-5", "L132-13", "R132-12-1", "D132-16"]))
  }

  /// Every sentence of the engine has its French.
  @Test func hasWordsForEveryAnswerOfTheEngine() throws {
    let folder = Repository.root.appendingPathComponent("templates").path
    let wording = try TemplateLibrary(folders: [folder]).wording().value
    for ground in Obligation.Ground.allCases {
      #expect(wording.has("droit.motifs.\(ground.rawValue)"), "\(ground)")
    }
    for subject in Obligation.Subject.allCases {
      #expect(wording.has("droit.sujets.\(subject.rawValue)"), "\(subject)")
    }
    for seat in Membership.Seat.allCases {
      #expect(wording.has("instance.sieges.\(seat.rawValue)"), "\(seat)")
    }
  }

  /// The thresholds of another time, a service that has another name since 2024, and a threshold of
  /// the council for families that nobody verified.
  @Test(arguments: ["10 000 habitants", "DDSP", "50 000 habitants"])
  func holdsNoneOfTheErrorsOfTheField(words: String) throws {
    for (name, text) in try templates() {
      #expect(!text.contains(words), "\(words) in \(name)")
    }
  }

  /// L132-14 is about shared cameras, never about the council of an EPCI.
  @Test func citesSharedCamerasInNoOutline() throws {
    let outlines = try templates().filter { $0.name.hasSuffix(".md") }
    #expect(outlines.count > 10)
    for (name, text) in outlines { #expect(!text.contains("L132-14"), "\(name)") }
  }
}
