import Testing

@testable import Methods

@Suite struct GoldenTests {
  @Test(arguments: GoldenCase.all)
  func agreesWithTheReferenceImplementation(golden: GoldenCase) throws {
    let differences = try golden.differences()
    #expect(differences.isEmpty, "\(differences.prefix(5))")
  }

  @Test func findsAllTheCases() {
    #expect(GoldenCase.all.count == 62)
  }

  @Test func coversEveryMethodOfTheCatalogue() throws {
    let named = try GoldenCase.all.map { golden -> String in
      let method = try #require(try JSONReader.read(golden.bytes)["method"])
      guard case .string(let name) = method.value else { return "" }
      return name
    }
    #expect(Set(named).count == 29)
    // Beside the catalogue: what the evaluation computes, held against statsmodels.
    #expect(Set(named).union(["change_against_group"]) == Set(allMethods.map(\.identifier)))
    #expect(allMethods.count == 30)
  }

  @Test func seesAFigureThatDiffers() throws {
    let golden = try #require(GoldenCase.all.first { $0.name == "h05_quadrant" })
    let altered = String(decoding: golden.bytes, as: UTF8.self)
      .replacing("\"low/high\"", with: "\"low/low\"")
    let differences = try GoldenCase(name: "altered", bytes: Array(altered.utf8)).differences()
    #expect(!differences.isEmpty)
  }
}
