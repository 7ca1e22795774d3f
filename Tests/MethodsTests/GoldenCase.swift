import FoundationEssentials
import Testing

@testable import Methods

/// A case of `fixtures/golden`, run and compared by the rules of its README.
struct GoldenCase: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures/golden")

  /// In the order of their names.
  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      let content = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      return GoldenCase(name: String(name.dropLast(5)), bytes: [UInt8](content))
    }
  }()

  /// The places where the result differs from the one expected.
  func differences() throws -> [String] {
    let root = try JSONReader.read(bytes)
    let expected = try #require(root["expected"])
    let got = try JSONReader.read(Array(try calculate(case: bytes, file: name).utf8))
    let tolerance = Tolerance(
      relative: root["tolerance"]?["rel"]?.number ?? 0,
      absolute: root["tolerance"]?["abs"]?.number ?? 0)
    var comparison = Comparison()
    comparison.compare(got, expected, tolerance, "")
    if case .array(let patterns)? = expected["optimal_patterns"]?.value, !patterns.isEmpty {
      let mine = got["pattern"]?.cells
      if !patterns.contains(where: { $0.cells == mine }) {
        comparison.differences.append("pattern is not one of optimal_patterns")
      }
    }
    return comparison.differences
  }
}

struct Tolerance {
  let relative: Double
  let absolute: Double
}

/// The rules of `golden/README.md`.
struct Comparison {
  var differences: [String] = []

  static let ignored: Set<String> = [
    "r_outcome", "attacker_interval_first_pattern", "optimal_patterns", "mc_ci",
    "dl_tau2_unwinsorised_about_pooled_mean", "chisq", "p_chisq",
  ]

  mutating func compare(
    _ got: JSONNode?, _ want: JSONNode, _ tolerance: Tolerance, _ path: String
  ) {
    guard let got else { return differences.append("\(path) is missing") }
    switch (want.value, got.value) {
    case (.object, _) where want["tolerance_abs"] != nil || want["tolerance_rel"] != nil:
      guard let value = want["value"] else { return }
      let own = Tolerance(
        relative: want["tolerance_rel"]?.number ?? 0,
        absolute: want["tolerance_abs"]?.number ?? 0)
      compare(got, value, own, path)
    case (.object(let members), .object):
      for member in members where !Self.ignored.contains(member.key) {
        compare(got[member.key], member.node, tolerance, "\(path).\(member.key)")
      }
    case (.array(let values), .array(let others)) where values.count == others.count:
      for index in values.indices {
        compare(others[index], values[index], tolerance, "\(path)[\(index)]")
      }
    case (.number(let value), .number(let other)):
      if !(abs(other - value) <= tolerance.absolute + tolerance.relative * abs(value)) {
        differences.append("\(path) is \(other), \(value) expected")
      }
    case (.string(let value), .string(let other)):
      let isReason = path.hasSuffix(".reason") && !other.isEmpty
      if value != other && !isReason { differences.append("\(path) is « \(other) »") }
    case (.bool(let value), .bool(let other)) where value == other: break
    case (.null, .null): break
    default: differences.append("\(path) is \(got.kind), not \(want.kind)")
    }
  }
}

extension JSONNode {
  fileprivate var number: Double? {
    if case .number(let value) = value { value } else { nil }
  }

  /// Sorted couples of positions.
  fileprivate var cells: [[Double]] {
    guard case .array(let nodes) = value else { return [] }
    return nodes.map { node -> [Double] in
      guard case .array(let pair) = node.value else { return [] }
      return pair.compactMap(\.number)
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
