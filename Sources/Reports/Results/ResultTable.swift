public import Analysis
import Document
public import Dossier
public import Problems
public import Templates
import Units

/// What a dossier's open data say, one row a measure, for a spreadsheet or a table of many
/// communes.
///
/// A value that is not published has no number, only its state. An intercommunality's own rows come
/// first, then those of each of its communes.
public func resultTable(
  of dossier: Dossier, findings: Findings, templates: TemplateLibrary
) throws(Problems) -> Warned<[[String]]> {
  let wording = try templates.wording()
  let rows = try located { () throws(Problem) -> [[String]] in
    let own = ResultRows(dossier: dossier, findings: findings, wording: wording.value)
    var rows = try own.rows()
    for member in dossier.members {
      guard let found = findings.members.first(where: { $0.context.territoryCode == member.code })
      else { continue }
      rows += try ResultRows(
        dossier: dossier.dossier(ofMember: member), findings: found, wording: wording.value
      ).rows()
    }
    return [ResultRows.columns] + rows
  }
  return Warned(rows, warnings: wording.warnings)
}

/// The rows of one territory.
private struct ResultRows {
  let dossier: Dossier
  let findings: Findings
  let wording: Wording

  /// A smaller probability is written so: no spreadsheet should read a zero.
  private static let leastP = 1e-6

  static let columns = [
    "code", "territoire", "mesure", "libelle", "unite", "annee", "etat", "valeur", "pour", "taux",
    "taux_bas", "taux_haut", "reference", "taux_reference", "rapport", "rapport_bas",
    "rapport_haut", "rapport_p_corrigee", "ecart", "evolution_par_an_pct", "evolution_bas",
    "evolution_haut", "evolution_debut", "evolution_fin", "evolution", "source", "millesime",
    "fictif",
  ]

  func rows() throws(Problem) -> [[String]] {
    var rows: [[String]] = []
    for study in findings.malveillance?.indicators ?? [] { rows.append(try row(of: study)) }
    // Counts by age and sex are what the shares are made of.
    for measure in findings.social?.measures ?? []
    where measure.variable.isComparable || measure.variable == .municipalPopulation {
      rows.append(try row(of: measure))
    }
    for gap in findings.social?.missing ?? [] where gap.variable.isComparable {
      rows.append(
        row(
          [
            "mesure": "social." + gap.variable.rawValue,
            "libelle": try words("social.\(gap.variable.rawValue).nom"),
            "annee": gap.vintage.map(String.init), "etat": "absent",
          ], gap.source))
    }
    return rows
  }

  private func row(of study: IndicatorStudy) throws(Problem) -> [String] {
    let key = study.indicator.rawValue
    let last = study.series.years.last { $0.count != nil }
    var cells: [String: String?] = [
      "mesure": key, "libelle": try words("indicateurs.\(key).nom"),
      "unite": try words("unites.\(study.indicator.unit.key).plusieurs"),
      "annee": last.map { String($0.year) },
      "etat": last?.count?.value == nil ? "non-diffuse" : "publie",
      "valeur": last?.count?.value.map(String.init),
      "pour": study.indicator.denominator == .dwellings ? "1000 logements" : "1000 habitants",
      "taux": number(last?.rate?.perThousand),
      "taux_bas": number(last?.interval?.perThousand.lower),
      "taux_haut": number(last?.interval?.perThousand.upper),
      "evolution": try words("verdicts.tendance.\(study.trendVerdict.rawValue)"),
      "ecart": try words("verdicts.niveau.\(study.levelVerdict.rawValue)"),
    ]
    // Never beside the figure of another year.
    if let comparison = study.shownComparison, comparison.year == last?.year {
      cells["reference"] = comparison.kind.rawValue
      cells["taux_reference"] = number(comparison.reference.perThousand)
      cells["rapport"] = number(comparison.ratio)
      cells["rapport_bas"] = number(comparison.lower)
      cells["rapport_haut"] = number(comparison.upper)
      cells["rapport_p_corrigee"] = number(max(comparison.adjustedP, Self.leastP), places: 6)
    } else {
      cells["ecart"] = nil
    }
    if let trend = study.trend.value, let yearly = trend.yearly {
      cells["evolution_par_an_pct"] = number(yearly.percent)
      cells["evolution_bas"] = number(yearly.interval.lower)
      cells["evolution_haut"] = number(yearly.interval.upper)
      cells["evolution_debut"] = String(trend.span.lowerBound)
      cells["evolution_fin"] = String(trend.span.upperBound)
    }
    return row(cells, study.series.source)
  }

  private func row(of measure: SocialMeasure) throws(Problem) -> [String] {
    let unit = measure.variable.unit.text.filter { !$0.isWhitespace }
    return row(
      [
        "mesure": "social." + measure.variable.rawValue,
        "libelle": try words("social.\(measure.variable.rawValue).nom"), "unite": unit,
        "annee": measure.vintage.map(String.init), "etat": "publie",
        "valeur": number(measure.value),
      ], measure.source)
  }

  private func row(_ cells: [String: String?], _ source: Source) -> [String] {
    let common = [
      "code": dossier.territory.code, "territoire": dossier.territory.name.label,
      "source": "\(source.producer), \(source.dataset)", "millesime": source.vintage,
      "fictif": dossier.isFictitious || source.isFictitious ? "oui" : "non",
    ]
    return Self.columns.map { column in common[column] ?? (cells[column] ?? nil) ?? "" }
  }

  /// With a comma, as French spreadsheets read it, and no space.
  private func number(_ value: Double?, places: Int = 4) -> String? {
    guard let value, value.isFinite else { return nil }
    var text = French.decimal(value, places: places).replacing("\u{2212}", with: "-")
    text.removeAll { $0.isWhitespace }
    while text.contains(","), text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(",") { text.removeLast() }
    return text
  }

  private func words(_ key: String) throws(Problem) -> String {
    try wording.sentence(key, with: TemplateScope()).plainText
  }
}
