import Problems
import Testing

@testable import Methods

@Suite struct CalculateTests {
  private func problem(_ text: String) -> Problem? {
    #expect(throws: Problem.self) { try calculate(case: Array(text.utf8), file: "cas.json") }
  }

  @Test func printsWhatIsUndefinedAsNull() throws {
    let text = try calculate(
      case: Array(
        #"{"method": "rank_correlation_permutation", "input": {"x": [1, 1, 1], "y": [1, 2, 3]}}"#
          .utf8), file: "cas.json")
    #expect(
      text == """
        {
          "spearman": null,
          "kendall_tau_b": null,
          "exact": true,
          "p_permutation": null
        }

        """)
  }

  /// statsmodels 0.15, `GLM(counts, one dummy an area + after + after × area, Poisson(),
  /// offset=log(exposure))`; Pearson's chi-square of the group over 3 degrees of freedom multiplies
  /// the covariance, scipy's `stats.t` gives limits and p.
  @Test func comparesAChangeWithThatOfAGroup() throws {
    let text = try calculate(
      case: Array(
        """
        {"method": "change_against_group", "input": {
          "area": {"before": 60, "exposure_before": 30000, "after": 14, "exposure_after": 10500},
          "group": [
            {"before": 90, "exposure_before": 40000, "after": 35, "exposure_after": 13000},
            {"before": 45, "exposure_before": 21000, "after": 9, "exposure_after": 7100},
            {"before": 120, "exposure_before": 61000, "after": 52, "exposure_after": 20000},
            {"before": 30, "exposure_before": 15000, "after": 8, "exposure_after": 5200}]}}
        """.utf8), file: "cas.json")
    var comparison = Comparison()
    comparison.compare(
      try JSONReader.read(Array(text.utf8)),
      try JSONReader.read(
        Array(
          """
          {"group_ratio": 1.1052397103799145, "group_lower": 0.6842706447955024,
           "group_upper": 1.7851924917307314, "ratio_of_ratios": 0.6031873994443349,
           "lower": 0.1592924103097149, "upper": 2.284070145846931,
           "p_value": 0.3134944012443257, "dispersion": 1.7293501270686769,
           "degrees_of_freedom": 3}
          """.utf8)), Tolerance(relative: 1e-9, absolute: 0), "")
    #expect(comparison.differences.isEmpty, "\(comparison.differences)")
  }

  @Test(arguments: [
    ("{\"before\": 5, \"exposure_before\": 9, \"after\": 3}", "cle-absente"),
    (
      "{\"before\": 5, \"exposure_before\": 9, \"after\": 0, \"exposure_after\": 9}",
      "valeur-refusee"
    ),
    (
      "{\"before\": -5, \"exposure_before\": 9, \"after\": 1, \"exposure_after\": 9}",
      "valeur-refusee"
    ),
  ])
  func refusesAChangeThatHasNoRatio(area: String, identifier: String) throws {
    let group = "{\"before\": 5, \"exposure_before\": 9, \"after\": 3, \"exposure_after\": 9}"
    let found = problem(
      "{\"method\": \"change_against_group\", \"input\": {\"area\": \(area), "
        + "\"group\": [\(group), \(group)]}}")
    #expect(found?.identifier == identifier)
  }

  @Test func suggestsTheMethodThatWasMeant() throws {
    let found = try #require(problem("{\"input\": {},\n \"method\": \"funel_limits\"}"))
    #expect(found.identifier == "methode-inconnue")
    #expect(found.span?.line == 2 && found.span?.column == 12)
    #expect(found.hint == "vouliez-vous dire « funnel_limits » ?")
  }

  @Test func namesTheKeyThatIsMissing() throws {
    let found = try #require(
      problem(#"{"method": "p_adjust", "input": {"q": [0.1]}}"#))
    #expect(found.identifier == "cle-absente")
    #expect(found.summary == "la clé « p » est absente")
  }

  @Test func pointsAtTheValueOfTheWrongType() throws {
    let found = try #require(
      problem(#"{"method": "p_adjust", "input": {"p": [0.1, "x"]}}"#))
    #expect(found.identifier == "type-inattendu")
    #expect(found.summary == "« p » : un nombre est attendu, et non un texte")
    #expect(found.span?.column == 45)
  }

  @Test(arguments: [
    (#"{"method": "p_adjust", "input": {"p": [0.1, 1.5]}}"#, 45),
    (
      #"{"method": "poisson_rate_interval", "input": {"count": [1, -2], "denominator": [9, 9]}}"#,
      60
    ),
    (
      #"{"method": "poisson_rate_interval", "input": {"count": [1, 2], "denominator": [9, 0]}}"#,
      83
    ),
  ])
  func pointsAtTheValueThatTheMethodRefuses(text: String, column: Int) throws {
    let found = try #require(problem(text))
    #expect(found.identifier == "valeur-refusee")
    #expect(found.span?.column == column)
  }

  @Test(arguments: [
    "", "[", "{\"method\": }", "{\"a\": 1,}", "{\"a\": 1 \"b\": 2}", "{\"a\": \"\\x\"}",
    "{\"a\": 01e}", "{\"a\": 1, \"a\": 2}", "{\"a\": NaN}", String(repeating: "[", count: 5000),
  ])
  func refusesWhatIsNotJSON(text: String) throws {
    #expect(problem(text)?.identifier == "cas-illisible")
  }

  @Test func refusesTextThatIsNotInUTF8() {
    let bytes: [UInt8] = Array("{\"method\": \"".utf8) + [0xE9] + Array("\"}".utf8)
    let found = #expect(throws: Problem.self) { try calculate(case: bytes, file: "cas.json") }
    #expect(found?.identifier == "cas-illisible")
  }

  @Test func saysWhyAMarginCannotBeMet() throws {
    let found = try #require(
      problem(
        """
        {"method": "raking_calibration", "input": {
          "respondents": {"sexe": ["F", "F"], "victim": [0, 1], "facts": [0, 1], "reported": [0, 1]},
          "margins": {"sexe": {"F": 10, "H": 10}}}}
        """))
    #expect(
      found.summary
        == "« margins » : aucun répondant dans « sexe=H », que la population contient")
    #expect(found.span?.line == 3)
  }
}
