import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// A page on one commune: who lives there, its indicators, what is established of it.
  func booklet(of code: String) throws(Problem) -> [Block] {
    guard let member = member(code) else { return [] }
    let figures = Block.keyFigures(try member.bookletFigures())
    guard let studies = member.findings.malveillance?.indicators, !studies.isEmpty else {
      return [figures, .paragraph(Paragraph(try phrase("communes.livret.sans")))]
    }
    var table = try member.rateTable(
      studies, title: try phrase("communes.livret.titre", try member.bookletScope()))
    table.anchor = "tableau-livret-\(code)"
    var blocks = [figures, .table(table)]
    if var strips = try member.strips() {
      strips.anchor += "-\(code)"
      blocks.append(.figure(strips))
    }
    return blocks + (try member.bookletFindings())
  }

  private func bookletScope() throws(Problem) -> TemplateScope {
    [
      "commune": .text(territory.name.label)
    ]
  }

  private var bookletList: [Finding] { numbered.filter { $0.domain == .malveillance } }

  private func bookletFigures() throws(Problem) -> [KeyFigure] {
    var figures = [
      KeyFigure(
        value: territory.municipalPopulation.map(French.integer) ?? "–",
        label: try phrase("communes.livret.habitants"),
        note: territory.populationVintage.map { [.text("Insee, \($0)")] } ?? [])
    ]
    for (variable, key) in [(SocialVariable.medianIncome, "revenu"), (.povertyRate, "pauvrete")] {
      guard let measure = findings.social?.measure(variable) else { continue }
      figures.append(
        KeyFigure(
          value: Reports.printed(measure.value, of: variable),
          label: try phrase("communes.livret.\(key)"),
          note: measure.vintage.map { [.text("Insee, Filosofi \($0)")] } ?? []))
    }
    let studies = findings.malveillance?.indicators ?? []
    let published = studies.filter { $0.series.latest != nil }
    figures.append(
      KeyFigure(
        value: "\(published.count)/\(studies.count)", label: try phrase("communes.livret.publies")))
    return figures
  }

  /// What is established of recorded facts, as a list: the evidence is in the table above.
  private func bookletFindings() throws(Problem) -> [Block] {
    let established = bookletList
    guard !established.isEmpty else {
      return [.paragraph(Paragraph(try phrase("communes.livret.aucun")))]
    }
    let items = try established.mapTyped { finding throws(Problem) -> [Block] in
      [.paragraph(Paragraph(try statement(of: finding)))]
    }
    return [
      .paragraph(
        Paragraph(
          try phrase(
            "communes.livret.constats.\(established.count == 1 ? "un" : "plusieurs")",
            ["n": .text(spelled(established.count).uppercasedFirst)]))),
      .list(BulletList(items: items)),
    ]
  }
}
