import Analysis
import Document
import Dossier
import Drawing
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// What each source counted, one under the other.
  func keyFigures() throws(Problem) -> [Block] {
    let figures = try study.sources.mapTyped { observed throws(Problem) in
      KeyFigure(
        value: printed(observed.facts),
        label: try phrase("observatoire.chiffres.libelle", scope(of: observed)),
        note: [.text(try changeNote(observed))])
    }
    return figures.isEmpty ? [] : [.keyFigures(figures)]
  }

  /// The numbered statements on their tint, each leading to its figures.
  ///
  /// Those that a mayor reads first, or those that are left.
  func findingBlocks(principal: Bool) throws(Problem) -> [Block] {
    let all = try findings().enumerated().filter { $0.element.isPrincipal == principal }
    // A callout stays on its page.
    let size = 10
    var blocks: [Block] = []
    for start in stride(from: 0, to: all.count, by: size) {
      let numbered = Array(all[start...].prefix(size))
      let part = numbered.map(\.element)
      let numbers = numbered.map { "C\($0.offset + 1)" }
      let label = French.list(numbers)
      blocks.append(
        .callout(
          Callout(
            .finding,
            label: try phrase(
              "constats.etiquette.\(numbers.count == 1 ? "un" : "plusieurs")",
              ["numeros": .text(label)]),
            blocks: zip(numbers, part).map { number, finding in
              let link = Inline.link(
                .destination("preuve-" + finding.anchor), [.strong([.text(number)])])
              return .paragraph(
                Paragraph(
                  [link, .text(" ")] + finding.statement, anchor: "constat-" + finding.anchor))
            })))
    }
    return blocks
  }

  /// What each statement rests on, figure by figure.
  func evidenceTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    for (index, finding) in try findings().enumerated() {
      let back = Inline.link(
        .destination("constat-" + finding.anchor), [.strong([.text("C\(index + 1)")])])
      for (position, measure) in finding.measures.enumerated() {
        let isFirst = position == 0
        rows.append(
          Table.Row(
            [
              isFirst ? [back] : [], [.text(measure.name)], [.text(measure.value)],
              [.text(measure.interval ?? "–")],
              [.text(measure.adjustedP.map(pValue) ?? "–")],
              isFirst ? [.text(finding.source)] : [],
            ], anchor: isFirst ? "preuve-" + finding.anchor : ""))
      }
    }
    return try table(
      "preuves",
      [
        ObservatoryColumn(key: "numero", alignment: .left), .name("mesure", stretch: 1.4),
        .number("valeur"), .interval(), .number("p"), .name("source"),
      ], rows, scope: ["periode": .text(period.label)], anchor: "preuves",
      source: try phrase("observatoire.tableaux.preuves-note"))
  }
}
