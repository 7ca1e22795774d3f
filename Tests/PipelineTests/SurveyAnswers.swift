import Foundation

/// The answers of the fixture, with weights made here by raking in the plainest way.
struct SurveyAnswers {
  let rows: [[String: String]]
  private var weights: [Double]

  /// Of the fixture, or of the file of another dossier with its columns and its margins.
  init(_ text: String? = nil) throws {
    let lines = try (text ?? Repository.text("fixtures/valmont/enquete/reponses.csv"))
      .split(separator: "\n")
    let header = lines[0].split(separator: ";").map(String.init)
    rows = lines.dropFirst().map { line in
      let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
    weights = rows.map { _ in 1 }
    let districts = [4208, 3447, 2718, 2342, 2612, 1580, 2293]
    let targets: [(group: [Int], persons: [Int])] = [
      (rows.map { Int($0["q1"] ?? "") ?? 0 }, [10100, 9100]),
      (
        rows.map { row in
          let age = Int(row["q2"] ?? "") ?? 0
          return age < 30 ? 1 : age < 60 ? 2 : 3
        }, [4400, 9300, 5500]
      ),
      (rows.map { Int($0["q4"] ?? "") ?? 0 }, districts),
    ]
    for _ in 0..<100 {
      for target in targets {
        var sums = [Double](repeating: 0, count: target.persons.count)
        for (group, weight) in zip(target.group, weights) { sums[group - 1] += weight }
        for (index, group) in target.group.enumerated() {
          weights[index] *= Double(target.persons[group - 1]) / sums[group - 1]
        }
      }
    }
  }

  /// The weighted share of some codes among those who gave one of others.
  func share(
    of codes: Set<String>, among known: Set<String>, in column: String, byHousehold: Bool = false
  ) -> Double {
    var (part, whole) = (0.0, 0.0)
    for (row, weight) in zip(rows, weights) {
      guard let code = row[column], known.contains(code) else { continue }
      let size = byHousehold ? Double(row["q3"] ?? "") ?? 1 : 1
      whole += weight / size
      if codes.contains(code) { part += weight / size }
    }
    return part / whole
  }
}
