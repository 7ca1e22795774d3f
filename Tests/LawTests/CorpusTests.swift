import Law
import Testing
import Units

@Suite struct CorpusTests {
  private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  @Test func holdsEachArticleOnce() {
    let references = LegalCorpus.texts.map(\.reference)
    #expect(Set(references).count == references.count)
    // Laws before decrees, by number and not by spelling.
    let csi = references.filter { $0.code == .csi }.map(\.article)
    #expect(csi.firstIndex(of: "L132-4") ?? 0 < csi.firstIndex(of: "L132-10") ?? 0)
    #expect(csi.firstIndex(of: "L512-6") ?? 0 < csi.firstIndex(of: "R132-10-1") ?? 0)
  }

  @Test func knowsEveryArticleThatTheEngineCites() throws {
    for kind in [Situation.Kind.commune, .paris, .arrondissement(city: "Lyon"), .intercommunality] {
      for exists in [true, false, nil] as [Bool?] {
        let situation = Situation(
          kind: kind, municipalPopulation: 20_000, totalPopulation: 20_000, priorityDistricts: 1,
          intercommunalityIsCompetent: true, hasIntercommunalCouncil: exists,
          municipalPoliceAgents: 5, date: try day("2026-01-01"))
        for reference in obligations(in: situation).flatMap(\.references) {
          #expect(LegalCorpus.text(of: reference) != nil, "\(reference.key)")
        }
      }
    }
  }

  /// What is known through another article leans on one whose text was read.
  @Test func leansOnArticlesThatWereRead() throws {
    for text in LegalCorpus.texts {
      guard case .cited(let citing) = text.source else { continue }
      #expect(LegalCorpus.text(of: citing)?.source == .consolidated, "\(text.reference.key)")
    }
  }

  @Test(arguments: [
    ("2021-05-26", LegalState.Coverage.before), ("2021-05-27", .covered), ("2026-04-03", .covered),
    ("2026-04-04", .after),
  ])
  func saysWhatItCoversOfADay(iso: String, expected: LegalState.Coverage) throws {
    #expect(LegalState.coverage(of: try day(iso)) == expected)
  }

  @Test func seatsTheDepartmentUntilTheLawOf2024() throws {
    let before = membership(
      of: .local, on: try day("2024-03-22"), intercommunalityIsCompetent: true)
    #expect(before.byRight == [.state, .prosecutor, .department, .intercommunality])
    #expect(before.reference.article == "D132-8")
    let after = membership(
      of: .local, on: try day("2024-03-23"), intercommunalityIsCompetent: true)
    #expect(after.byRight == [.state, .prosecutor, .intercommunality])
    #expect(after.reference.article == "L132-4")
    for seats in [after.designated, after.associated] { #expect(!seats.contains(.department)) }
  }

  @Test func seatsTheIntercommunalityOnlyWhereItIsCompetent() throws {
    let date = try day("2026-01-01")
    let none = membership(of: .local, on: date, intercommunalityIsCompetent: false)
    #expect(none.byRight == [.state, .prosecutor])
    let unknown = membership(of: .local, on: date, intercommunalityIsCompetent: nil)
    #expect(unknown.byRight.contains(.intercommunality))
  }

  /// L132-13: mayors of the members sit at their own request, and not by right.
  @Test func seatsMayorsOfTheMembersAtTheirRequest() throws {
    let seats = membership(
      of: .intercommunal, on: try day("2026-01-01"), intercommunalityIsCompetent: true)
    #expect(seats.byRight == [.state, .prosecutor])
    #expect(seats.designated.contains(.memberMayors))
    #expect(seats.reference.article == "L132-13")
  }
}
