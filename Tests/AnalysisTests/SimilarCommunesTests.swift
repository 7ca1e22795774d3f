import FoundationEssentials
import Testing

@testable import Analysis

@Suite struct SimilarCommunesTests {
  /// The part of a golden case of method c that this test reads (R 4.2.2, `scale`).
  private struct Case: Decodable {
    struct Input: Decodable {
      let code: [String]
      let covariates: [[Double]]
      let target: String
      let k: Int
    }

    struct Expected: Decodable {
      let distances: [Double]
      let neighbours: [String]

      enum CodingKeys: String, CodingKey {
        case distances = "euclid_distance"
        case neighbours = "euclid_neighbours"
      }
    }

    let input: Input
    let expected: Expected
  }

  @Test func agreesWithTheReferenceImplementation() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(root)/fixtures/golden/c01_similar.json"
    let bytes = try Data(contentsOf: URL(filePath: path))
    let golden = try JSONDecoder().decode(Case.self, from: bytes)
    let used = Array(Covariate.sought.prefix(golden.input.covariates[0].count))
    let table = CovariateTable(
      areas: golden.input.code,
      columns: Dictionary(
        uniqueKeysWithValues: used.enumerated().map { column, covariate in
          (covariate, golden.input.covariates.map { $0[column] })
        }))
    let standard = StandardisedCovariates(used, of: table)
    let nearest = standard.nearest(to: golden.input.target, count: golden.input.k)
    #expect(nearest.map(\.code) == golden.expected.neighbours)
    for (code, expected) in zip(golden.input.code, golden.expected.distances) {
      let distance = try #require(standard.distance(from: golden.input.target, to: code))
      #expect(abs(distance - expected) < 1e-8)
    }
  }
}
