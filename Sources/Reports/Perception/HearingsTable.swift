import Analysis
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// Who was heard: families of actors by kind of interview; functions in a restricted edition.
  func hearingsTable() throws(Problem) -> Table? {
    guard let perception = findings.perception else { return nil }
    let hearings = perception.hearings
    let showsFunctions = hearings.byFamily.contains { !$0.functions.isEmpty }
    var columns = [
      Table.Column([.text(try words("perception.colonnes.famille"))], .left, stretch: 1)
    ]
    for kind in hearings.kinds {
      columns.append(
        Table.Column([.text(try words("perception.types.\(kind.kind.wordingKey).court"))]))
    }
    columns.append(Table.Column([.text(try words("perception.colonnes.ensemble"))]))
    if showsFunctions {
      columns.append(
        Table.Column([.text(try words("perception.colonnes.fonctions"))], .left, stretch: 2))
    }
    var rows: [Table.Row] = []
    for family in hearings.byFamily {
      var cells = [[Inline.text(try name(of: family.family).uppercasedFirst)]]
      cells += hearings.kinds.map { kind in [.text(printed(family, kind.kind))] }
      cells.append([.text(French.integer(family.voices))])
      if showsFunctions {
        cells.append([.text(family.functions.map(typeset).joined(separator: ", "))])
      }
      rows.append(Table.Row(cells))
    }
    rows.append(try totalRow(hearings, showsFunctions: showsFunctions))
    let hidesSome = hearings.byFamily.contains { $0.family == .other }
    return Table(
      title: try phrase("perception.tableaux.entendus.titre"), columns: columns, rows: rows,
      source: try cite(perception.source)
        + (hidesSome
          ? [.text(" ")]
            + (try phrase(
              "perception.tableaux.entendus.autres",
              ["seuil": .text(spelled(perception.thresholds.namedFamily))])) : []),
      anchor: "tableau-perception-entendus")
  }

  private func printed(_ family: Hearings.FamilyCount, _ kind: Interview.Kind) -> String {
    let counts = zip(Interview.Kind.allCases, family.byKind)
    let count = counts.first { $0.0 == kind }?.1 ?? 0
    return count == 0 ? "–" : French.integer(count)
  }

  private func totalRow(
    _ hearings: Hearings, showsFunctions: Bool
  ) throws(Problem) -> Table.Row {
    var cells = [[Inline.text(try words("perception.colonnes.ensemble"))]]
    cells += hearings.kinds.map { [.text(French.integer($0.voices))] }
    cells.append([.text(French.integer(hearings.voices))])
    if showsFunctions { cells.append([]) }
    return Table.Row(cells, isKey: true)
  }
}
