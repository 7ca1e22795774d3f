import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

/// What the FIPD is to pay of an action in a year, as its sheet says.
struct FundedShare {
  let action: ActionSheet
  let budget: Budget
  let euros: Int
}

extension InstanceMaterial {
  /// By year, those of no year last, then in the order of the tree.
  var fundedShares: [FundedShare] {
    let all = (record.state?.strategy.actions ?? []).flatMap { action in
      action.budgets.compactMap { budget -> FundedShare? in
        let shares = budget.funders.filter { $0.name.uppercased().contains("FIPD") }
        guard !shares.isEmpty else { return nil }
        return FundedShare(
          action: action, budget: budget, euros: shares.reduce(0) { $0 + $1.euros })
      }
    }
    let years = Set(all.map { $0.budget.year ?? Int.max }).sorted()
    return years.flatMap { year in all.filter { ($0.budget.year ?? Int.max) == year } }
  }

  var fundedActions: [ActionSheet] {
    var seen: Set<String> = []
    return fundedShares.map(\.action).filter { seen.insert($0.identifier).inserted }
  }

  /// What was written in the sheets, beside what was granted and paid, which only the State's
  /// decision says.
  func fundingTable() throws(Problem) -> Table? {
    var rows: [Table.Row] = []
    let missing: [Inline] = [.text(try words("instance.a-completer"))]
    let shares = fundedShares
    for year in Set(shares.map { $0.budget.year ?? Int.max }).sorted() {
      let ofYear = shares.filter { ($0.budget.year ?? Int.max) == year }
      let label =
        year == Int.max
        ? try words("instance.sans-annee")
        : try words("instance.annee", ["annee": .year(year)])
      rows.append(Table.Row([[.text(label)], [], [], [], []], isGroup: true))
      for share in ofYear {
        rows.append(
          Table.Row([
            [.text("\(share.action.identifier) – \(share.action.title)")],
            euros(share.budget.euros), euros(share.euros), missing, missing,
          ]))
      }
      let total = try words("instance.total")
      rows.append(
        Table.Row(
          [
            [.text(total)], euros(ofYear.reduce(0) { $0 + $1.budget.euros }),
            euros(ofYear.reduce(0) { $0 + $1.euros }), missing, missing,
          ], isKey: true))
    }
    return try table(
      "fipd", rows,
      [
        ("fiche", .left, 2), ("budget", .right, 0), ("fipd", .right, 0),
        ("accorde", .left, 0), ("verse", .left, 0),
      ])
  }

  private func euros(_ amount: Int) -> [Inline] {
    [.text(French.integer(amount) + French.narrowSpace + "€")]
  }
}
