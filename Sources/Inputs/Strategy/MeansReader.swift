import Dossier
import Problems
import SourceFiles

/// Reads what an action needs: sentences, and budgets with who pays them.
enum MeansReader {
  static func means(
    _ node: YAMLNode, _ problems: inout ProblemCollector
  ) throws(Problem) -> Means {
    guard case .mapping = node.content else { return .text(try node.wording()) }
    let keys = ["budget", "annee", "financeurs"]
    let mapping = try node.mapping(allowing: keys, problems: &problems)
    let amount = try euros(mapping.required("budget"))
    var year: Int?
    if let node = mapping["annee"] {
      let written = try node.int()
      guard (2000...2100).contains(written) else { throw .wrongYear(written, at: node.span) }
      year = written
    }
    let funders = try mapping["financeurs"].map { node throws(Problem) in
      try self.funders(node, payingFor: amount, &problems)
    }
    return .budget(
      Budget(euros: amount, funders: funders ?? [], year: year, at: mapping.span))
  }

  private static func funders(
    _ node: YAMLNode, payingFor amount: Int, _ problems: inout ProblemCollector
  ) throws(Problem) -> [Funder] {
    var funders: [Funder] = []
    for entry in try node.mapping().entries {
      funders.append(Funder(name: entry.key, euros: try euros(entry.value)))
    }
    let sum = funders.reduce(0) { $0 + $1.euros }
    if !funders.isEmpty, sum != amount {
      problems.add(.doesNotAddUp(sum, amount, at: node.span))
    }
    return funders
  }

  /// Nobody finances an action of a council with a billion: a zero too many is a mistake.
  private static let largestAmount = 999_999_999

  private static func euros(_ node: YAMLNode) throws(Problem) -> Int {
    let amount = try node.int()
    guard (0...largestAmount).contains(amount) else { throw .wrongAmount(amount, at: node.span) }
    return amount
  }
}

extension Problem {
  fileprivate static func wrongYear(_ year: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "annee-hors-limites", "« \(year) » n'est pas l'année d'un budget", at: span)
  }

  fileprivate static func wrongAmount(_ amount: Int, at span: SourceSpan) -> Problem {
    Problem(
      .error, "nombre-hors-limites", "« \(amount) » n'est pas un montant en euros", at: span)
  }

  fileprivate static func doesNotAddUp(
    _ sum: Int, _ amount: Int, at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "financement-inegal",
      "les parts des financeurs font \(sum) €, le budget est de \(amount) €", at: span,
      hint: sum < amount
        ? "ce qui reste à trouver s'écrit aussi : « à trouver: \(amount - sum) »" : nil)
  }
}
