import Document
import Dossier
import Drawing
import Problems
import Strategy
import Templates
import Units

// What of the diagnostic the strategy rests on, and what it leaves.
extension StrategyMaterial {
  /// Each finding with the sheets that cite it: the number leads to its proof.
  func findingsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    var domain = ""
    for finding in findings.inDomains {
      if finding.domain != domain {
        rows.append(Table.Row([[.text(finding.domain)], [], [], []], isGroup: true))
        domain = finding.domain
      }
      let label = Inline.strong([.text(labels[finding.identifier] ?? "")])
      let number: Inline =
        finding.evidence.isEmpty
        ? label : .link(.destination("preuve-" + finding.identifier), [label])
      let answers = answerLinks(to: finding.identifier)
      rows.append(
        Table.Row(
          [
            [number], [.text(finding.sentences.joined(separator: " "))],
            [.text(finding.strength)],
            answers.isEmpty ? [.text(try words("strategie.ecartes.reponse"))] : answers,
          ], anchor: "constat-" + finding.identifier))
    }
    return try table(
      "constats", rows,
      [
        ("numero", .left, 0), ("constat", .left, 3), ("force", .left, 0), ("reponses", .left, 0.8),
      ], note: .reading)
  }

  /// What each finding rests on, measure by measure.
  func evidenceTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for finding in findings.inDomains {
      for (index, line) in finding.evidence.enumerated() {
        let isFirst = index == 0
        let link = Inline.link(
          .destination("constat-" + finding.identifier),
          [.strong([.text(labels[finding.identifier] ?? "")])])
        let cells = (0..<5).map { line.indices.contains($0) ? line[$0] : "" }
        rows.append(
          Table.Row(
            [isFirst ? [link] : []] + cells.map { [.text($0)] },
            anchor: isFirst ? "preuve-" + finding.identifier : ""))
      }
    }
    return try table(
      "preuves", rows,
      [
        ("numero", .left, 0), ("mesure", .left, 1.4), ("valeur", .right, 0),
        ("intervalle", .right, 0), ("annees", .left, 0), ("source", .left, 1),
      ], note: .reading)
  }

  /// Problems as the partners see them, with the objective that answers each.
  func problemsTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for problem in strategy.problems {
      let links = findingLinks(problem.findings.map(\.identifier))
      var title: [Inline] = [.text(problem.title)]
      if !links.isEmpty { title += [.text(" (")] + links + [.text(")")] }
      var answer: [Inline] = [.text(try words("strategie.problemes.ecarte"))]
      if let objective = problem.objective {
        answer = [.text(named(objective.identifier))]
      }
      rows.append(
        Table.Row([
          title, lines(problem.causes), lines(problem.effects), answer,
        ]))
    }
    return try table(
      "problemes", rows,
      [
        ("probleme", .left, 1.2), ("facteurs", .left, 1), ("effets", .left, 1),
        ("objectif", .left, 1),
      ], note: .reading)
  }

  private func lines(_ items: [String]) -> [Inline] {
    items.isEmpty
      ? [.text("–")] : Array(items.map { [Inline.text($0)] }.joined(separator: [.lineBreak]))
  }

  /// « A1.1 – Réduire les nuisances en soirée ».
  func named(_ identifier: String) -> String {
    title(of: identifier).map { "\(identifier) – \($0)" } ?? identifier
  }

  /// Findings, themes and problems that were left out, with their reasons; then the problems that no
  /// objective answers and nobody gave a reason for.
  func setAsideTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    var explained: Set<String> = []
    for item in strategy.setAside {
      let kind: String
      let subject: [Inline]
      switch item.subject {
      case .finding(let identifier):
        kind = "constat"
        let sentence = printed.version.findings.first { $0.identifier == identifier }?.sentences
        let label = findingLink(identifier).map { [$0, .text(" ")] } ?? []
        subject = label + [.text(sentence?.joined(separator: " ") ?? identifier)]
      case .theme(let identifier):
        kind = "theme"
        subject = [.text(themeTitle(identifier))]
      case .problem(let identifier):
        kind = "probleme"
        explained.insert(identifier)
        let title = strategy.problems.first { $0.identifier == identifier }?.title
        subject = [.text(title ?? identifier)]
      }
      rows.append(
        Table.Row([
          [.text(try words("strategie.ecartes.\(kind)"))], subject, [.text(item.reason)],
        ]))
    }
    for problem in strategy.problems
    where problem.objective == nil && !explained.contains(problem.identifier) {
      rows.append(
        Table.Row([
          [.text(try words("strategie.ecartes.probleme"))], [.text(problem.title)],
          [.emphasis([.text(try words("strategie.a-completer"))])],
        ]))
    }
    return try table(
      "ecartes", rows, [("sorte", .left, 0), ("ecarte", .left, 1.6), ("motif", .left, 1)])
  }

  /// The title of a theme of the catalogue; its name without hyphens when nobody kept it.
  private func themeTitle(_ identifier: String) -> String {
    printed.version.values.first { $0.name == "theme." + identifier }?.text
      ?? identifier.split(separator: "-").joined(separator: " ").uppercasedFirst
  }

  func prioritiesTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    let ranked = strategy.priorities.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
    for (_, priority) in ranked {
      rows.append(
        Table.Row([
          [.text(priority.theme.uppercasedFirst)], [.text(priority.from.uppercasedFirst)],
          [.text(try words("strategie.poids.p\(priority.weight)"))],
          [
            .text(
              priority.places.isEmpty
                ? try words("strategie.poids.partout") : priority.places.joined(separator: ", "))
          ],
        ]))
    }
    return try table(
      "priorites", rows,
      [
        ("theme", .left, 1), ("demandeur", .left, 1), ("poids", .left, 0), ("lieux", .left, 1),
      ])
  }
}

extension [FrozenFinding] {
  /// Those of one domain together, domains and findings in their order.
  fileprivate var inDomains: [FrozenFinding] {
    var domains: [String] = []
    for finding in self where !domains.contains(finding.domain) { domains.append(finding.domain) }
    return domains.flatMap { domain in filter { $0.domain == domain } }
  }
}
