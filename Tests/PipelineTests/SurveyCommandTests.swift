import Analysis
import Dossier
import Foundation
import Inputs
import Problems
import Testing

@testable import Pipeline

@Suite struct SurveyCommandTests {
  private func plan(_ dossier: String, in folder: TemporaryFolder) throws -> String {
    let run = try Run(["enquete", "plan", dossier], in: folder.url)
    #expect(run.status == 0, "\(run.problems)")
    return run.output.replacingOccurrences(of: "\u{202F}", with: " ")
  }

  @Test func plansASampleFromThePopulationAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      vigie: 1
      commune: {code_insee: "99001", nom: Essai, population_municipale: 19200}
      mission: {date: 2026-11-23}
      """, to: "dossier.yaml")
    let text = try plan("dossier.yaml", in: folder)
    // 1.3 × 384.1 and 1.3 × 1067.1, over 19,200 persons: 486.8 and 1293.8 (Cochran 1977).
    #expect(text.contains("Population : 19 200 personnes (population municipale)"))
    #expect(text.contains("1 294 répondants pour ± 3 points, 487 répondants pour ± 5 points"))
    // 5 %: 30 / 0.05 and 100 / 0.05; and 261 for three points.
    #expect(
      text.contains("30 victimes attendues pour 600 répondants, 100 victimes attendues pour 2 000"))
    #expect(text.contains("supposée pour une victimation : 261 répondants pour ± 3 points\n"))
    // 1.3 × 391.26 (Fleiss 1981).
    #expect(text.contains("45 % contre 55 % : 509 répondants dans chacun des deux groupes\n"))
    #expect(!text.contains("Par quartier"))
  }

  @Test func plansASampleFromTheSurveyOfTheDossier() throws {
    let folder = try TemporaryFolder()
    let text = try plan(Repository.fixture("valmont").path, in: folder)
    #expect(text.contains("19 200 personnes (champ de l’enquête)"))
    #expect(text.contains("Par quartier : 7 groupes, le plus petit « Les Rives », 8,2 %"))
    // 1,120 × 1,580 / 19,200 = 92.2.
    #expect(text.contains("aujourd’hui : 92 répondants attendus dans « Les Rives »"))
    #expect(try plan(Repository.fixture("valmont").path, in: folder) == text)
  }

  /// Everything but the printed checksum.
  private func survey(of dossier: URL) throws -> SurveyResults {
    let line = Line(DocumentRequest(dossier: dossier.path, surroundings: Surroundings()))
    let read = try readDossier(
      at: dossier.path, namedAt: nil, library: line.shared.sources, date: nil)
    return try #require(line.findings(in: read.value).value.survey)
  }

  @Test func givesTheSameFiguresWhateverTheOrderOfTheRows() throws {
    let folder = try TemporaryFolder()
    try folder.copy("valmont", to: "droit")
    try folder.copy("valmont", to: "envers")
    let path = "envers/enquete/reponses.csv"
    let answers = folder.url.appendingPathComponent(path)
    let lines = try String(contentsOf: answers, encoding: .utf8).split(separator: "\n")
    try folder.write(
      ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n", to: path)
    let straight = try survey(of: folder.url.appendingPathComponent("droit"))
    let reversed = try survey(of: folder.url.appendingPathComponent("envers"))
    #expect(straight.sample.source.sha256 != reversed.sample.source.sha256)
    #expect(straight.sample.weighting == reversed.sample.weighting)
    #expect(straight.questions == reversed.questions)
    #expect(straight.victimisations == reversed.victimisations)
    #expect(straight.overall == reversed.overall)
    #expect(straight.crossings == reversed.crossings)
  }
}
