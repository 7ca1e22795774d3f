import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// What is particular to the territory in a page: where, what says so, what already answers it.
  func synthesisTable() throws(Problem) -> Table? {
    guard let crossing = findings.crossing, !crossing.particularities.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for particularity in crossing.particularities {
      rows.append(try synthesis(of: particularity, crossing.adequacy))
    }
    func column(_ key: String, stretch: Double = 0) throws(Problem) -> Table.Column {
      Table.Column([.text(try words("croise.colonnes.\(key)"))], .left, stretch: stretch)
    }
    return Table(
      title: try phrase("croise.synthese.titre"),
      columns: [
        try column("theme", stretch: 0.55), try column("fonde-sur", stretch: 1),
        try column("sources"), try column("adequation", stretch: 0.3), try column("constat"),
      ],
      rows: rows, source: try phrase("croise.synthese.note"), anchor: "tableau-synthese")
  }

  private func synthesis(
    of particularity: Particularity, _ adequacy: ResponseAdequacy?
  ) throws(Problem) -> Table.Row {
    let row = particularity.row
    var theme: [Inline] = [.strong([.text(try name(of: row))])]
    if !row.places.isEmpty { theme.append(.text(" : " + French.list(row.places))) }
    // One sentence a source, an established one if it has any: the whole is in the chapter.
    var sentences: [String] = []
    for reading in row.agreeing {
      let established = reading.facts.first { $0.finding.flatMap(number(of:)) != nil }
      guard let fact = established ?? reading.facts.first else { continue }
      sentences.append(try sentence(of: fact))
    }
    let coverage = adequacy?.rows.first { $0.theme == row.theme }?.coverage
    return Table.Row([
      theme, [.text(sentences.joined(separator: "\(French.narrowSpace); "))],
      [.text("\(row.agreeing.count)/\(row.speaking.count)")],
      [
        .text(
          try coverage.map { coverage throws(Problem) in
            try words("croise.adequation.\(coverage.rawValue)")
          } ?? "–")
      ],
      reference(cited(by: row)),
    ])
  }
}
