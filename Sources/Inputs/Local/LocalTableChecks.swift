import Dossier
import Problems

/// What can only be seen once all the rows of a table were read.
struct LocalTableChecks {
  let cells: [LocalTableCells.Key: LocalTableCells.Cell]
  let totals: [(key: LocalTableCells.Key, count: Int, span: SourceSpan)]
  let header: SourceSpan

  /// How many wrong totals are told one by one.
  private static let reportedTotals = 5

  /// False when the periods can't make one series.
  func run(_ problems: inout ProblemCollector) -> Bool {
    let periods = Set(cells.keys.map(\.reading.period)).sorted()
    guard !periods.isEmpty else {
      if !totals.isEmpty { problems.add(.onlyTotals(at: totals[0].span)) }
      return false
    }
    guard Set(periods.map(\.length)).count == 1 else {
      problems.add(.mixedPeriods(at: header))
      return false
    }
    checkTotals(&problems)
    checkGaps(periods, &problems)
    return true
  }

  /// Totals stay out: with their details they would count everything twice.
  private func checkTotals(_ problems: inout ProblemCollector) {
    let sorted = totals.sorted { $0.span < $1.span }
    guard let first = sorted.first else { return }
    problems.add(.totalsLeftOut(sorted.count, at: first.span))
    let details = Dictionary(grouping: cells, by: \.key.reading)
    var wrong = 0
    for total in sorted {
      guard let sum = sum(of: details[total.key.reading] ?? [], for: total.key),
        sum != total.count
      else { continue }
      wrong += 1
      if wrong <= Self.reportedTotals {
        problems.add(.totalDiffers(total.count, sum: sum, at: total.span))
      }
    }
    if wrong > Self.reportedTotals {
      problems.add(.moreTotals(wrong - Self.reportedTotals, at: header))
    }
  }

  /// Nil when a detail is missing, or when there is none: nothing can then be said.
  private func sum(
    of cells: [(key: LocalTableCells.Key, value: LocalTableCells.Cell)],
    for total: LocalTableCells.Key
  ) -> Int? {
    let details = cells.filter { key, _ in
      (isTotal(total.category) || key.category == total.category)
        && (isTotal(total.place) || key.place == total.place)
    }.map(\.value.count)
    guard !details.isEmpty, !details.contains(nil) else { return nil }
    return details.compactMap { $0 }.reduce(0, +)
  }

  private func checkGaps(_ periods: [LocalTable.Period], _ problems: inout ProblemCollector) {
    let held = Set(
      cells.filter { $0.value.count != nil }.keys.map(\.reading.period.firstMonth))
    guard let first = periods.first, let last = periods.last else { return }
    let step = first.length
    let missing = stride(from: first.firstMonth, through: last.firstMonth, by: step).filter {
      !held.contains($0)
    }
    guard !missing.isEmpty else { return }
    problems.add(.gap(missing.map { name(ofPeriod: $0, step) }, at: header))
  }

  /// « 02/2025 », « T1 2025 », « 2025 ».
  private func name(ofPeriod month: Int, _ step: Int) -> String {
    let year = month / 12
    let number = month % 12 + 1
    switch step {
    case 12: return "\(year)"
    case 3: return "T\((number + 2) / 3) \(year)"
    default: return (number < 10 ? "0" : "") + "\(number)/\(year)"
    }
  }
}

extension Problem {
  fileprivate static func onlyTotals(at span: SourceSpan) -> Problem {
    Problem(
      .error, "totaux-seuls", "ce fichier ne contient que des lignes de total", at: span,
      hint: "donnez les lignes de détail, par catégorie et par lieu")
  }

  fileprivate static func mixedPeriods(at span: SourceSpan) -> Problem {
    Problem(
      .error, "periodes-melees",
      "des mois, des trimestres ou des années sont mêlés dans ce fichier", at: span,
      hint: "gardez une seule durée par fichier")
  }

  fileprivate static func totalsLeftOut(_ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "lignes-de-total",
      count == 1
        ? "un nombre de total est laissé de côté : avec le détail, il compterait tout deux fois"
        : "\(count) nombres de total sont laissés de côté : avec le détail, ils compteraient tout deux fois",
      at: span)
  }

  fileprivate static func totalDiffers(_ total: Int, sum: Int, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "total-different",
      "le total écrit est \(total), la somme du détail est \(sum)", at: span,
      hint: "une catégorie ou un lieu manque peut-être ; le détail est gardé")
  }

  fileprivate static func moreTotals(_ count: Int, at span: SourceSpan) -> Problem {
    Problem(
      .warning, "total-different",
      count == 1
        ? "un autre total diffère de la somme du détail"
        : "\(count) autres totaux diffèrent de la somme du détail", at: span)
  }

  fileprivate static func gap(_ names: [String], at span: SourceSpan) -> Problem {
    let list = names.prefix(12).joined(separator: ", ")
    let rest = names.count > 12 ? "…" : ""
    return Problem(
      .warning, "periode-manquante",
      names.count == 1
        ? "aucun nombre pour \(list) : cette période est manquante, et non nulle"
        : "aucun nombre pour \(list)\(rest) : ces périodes sont manquantes, et non nulles",
      at: span)
  }
}
