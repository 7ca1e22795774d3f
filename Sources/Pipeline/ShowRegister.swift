import Dossier
import Inputs
public import Problems
import Units

/// Says what the register of a dossier holds: sources, months, completeness, gaps, refusals, imports.
public func showRegisterState(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  Warned(RegisterReport(try readRegister(ofDossierAt: request.dossier)).text)
}

/// What `faits etat` prints.
private struct RegisterReport {
  let register: FactRegister

  init(_ register: FactRegister) { self.register = register }

  var text: String {
    let inForce = register.imports.filter { $0.replacedBy == nil }
    let blocks =
      [head(inForce)] + SourceState.all(of: register).map { source($0).joined(separator: "\n") }
      + [shared.joined(separator: "\n"), history.joined(separator: "\n")]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func head(_ inForce: [FactImport]) -> String {
    """
    Registre : \(counted(register.facts.count, "fait", "faits")), \
    \(counted(register.sources.count, "source", "sources")), \
    \(counted(inForce.count, "fichier", "fichiers")) en vigueur
    Document de travail, à diffusion restreinte : il donne de petits nombres.
    Deux sources comptent des choses différentes : leurs nombres ne s’additionnent pas.
    """
  }

  // MARK: One source

  private func source(_ state: SourceState) -> [String] {
    let source = state.source
    var lines = [
      "\(source.name) : \(French.integer(state.facts)) \(source.unit)"
        + (state.period.map { ", du \($0.lowerBound.french) au \($0.upperBound.french)" } ?? "")
    ]
    if let rule = source.placeRule { lines.append("  lieu compté : \(rule)") }
    if let rule = source.momentRule { lines.append("  moment : \(rule)") }
    if source.zone != "Europe/Paris" { lines.append("  fuseau : \(source.zone)") }
    guard state.facts > 0 else { return lines }
    lines += completeness(state) + months(state) + categories(state)
    let current = state.imports.filter { $0.replacedBy == nil }
    for facts in current {
      let reasons =
        RegisterWords.reasons("Lignes refusées de \(facts.file)", facts.refusals)
        + RegisterWords.reasons("Lignes gardées de \(facts.file), à regarder", facts.notices)
      lines += reasons
    }
    return lines
  }

  private func completeness(_ state: SourceState) -> [String] {
    let located = state.given + state.named
    let rows: [(String, Int, String)] = [
      ("heure connue", state.hoursKnown, ""),
      ("fin connue", state.endsKnown, ""),
      ("lieu nommé", state.placesNamed, ""),
      (
        "lieu situé", located,
        located > 0
          ? " (coordonnées \(share(state.given, state)), liste de lieux \(share(state.named, state)))"
          : ""
      ),
      ("catégorie rapprochée", state.categoriesMapped, ""),
    ]
    return ["  Complétude :"]
      + rows.map { name, count, detail in
        "    \(name.padded(to: 22))\(RegisterWords.padded(share(count, state), to: 8))\(detail)"
      }
  }

  private func share(_ count: Int, _ state: SourceState) -> String {
    French.percent(Double(count) * 100 / Double(state.facts), places: 1)
  }

  /// One line a year, one column a month; a month outside the collection is left blank.
  private func months(_ state: SourceState) -> [String] {
    guard let first = state.months.keys.min(), let last = state.months.keys.max() else { return [] }
    let width = max(5, (state.months.values.map { French.integer($0).count }.max() ?? 0) + 1)
    let names = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept"]
    let head = (names + ["oct", "nov", "déc"]).map { RegisterWords.padded($0, to: width) }
    var lines = ["  Faits par mois :", "        " + head.joined()]
    for year in first / 12...last / 12 {
      let cells = (0..<12).map { month -> String in
        let key = year * 12 + month
        guard (first...last).contains(key) else { return RegisterWords.padded("", to: width) }
        return RegisterWords.padded(French.integer(state.months[key] ?? 0), to: width)
      }
      var line = "    \(year)" + cells.joined()
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    if !state.gaps.isEmpty {
      let shown = state.gaps.map(gap).joined(separator: ", ")
      lines.append("  Lacunes, mois sans aucun fait : \(shown)")
    }
    return lines
  }

  private func gap(_ months: ClosedRange<Int>) -> String {
    func name(_ month: Int) -> String { "\(CalendarDate.monthNames[month % 12]) \(month / 12)" }
    return months.count == 1
      ? name(months.lowerBound) : "\(name(months.lowerBound)) à \(name(months.upperBound))"
  }

  private static let shownCategories = 60

  private func categories(_ state: SourceState) -> [String] {
    let sorted = state.categories.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = sorted.map { French.integer($0.value).count }.max() ?? 0
    let lines = sorted.prefix(Self.shownCategories).map { number, count in
      let category = register.categories[number]
      return "    \(RegisterWords.padded(French.integer(count), to: width))  \(category.name)"
        + (category.isMapped ? "" : " (mot du fichier)")
    }
    let others = sorted.count - Self.shownCategories
    let rest = others > 0 ? ["    et \(others) autres"] : []
    return ["  Faits par catégorie :"] + lines + rest
  }

  // MARK: All sources

  private var shared: [String] {
    let rule =
      "même catégorie, \(SharedFacts.minutes) minutes au plus, \(Int(SharedFacts.meters)) m au plus ou même lieu"
    let head = "Doublons possibles entre sources (\(rule) ; comptés, non retirés) :"
    let pairs = SharedFacts.all(in: register)
    guard !pairs.isEmpty else { return [head, "  aucun"] }
    return [head]
      + pairs.map { pair in
        "  \(pair.first) et \(pair.second) : \(counted(pair.pairs, "paire", "paires"))"
      }
  }

  private var history: [String] {
    let lines = register.imports.map { facts -> String in
      let rows = facts.rows
      let state = facts.replacedBy.map { "remplacé par l’import \($0)" } ?? "en vigueur"
      return
        "  \(RegisterWords.padded("\(facts.number)", to: 3))  \(facts.file) (\(facts.source)) : "
        + "lues \(French.integer(rows.read)), ajoutées \(French.integer(rows.added)), "
        + "remplacées \(French.integer(rows.replaced)), "
        + "déjà présentes \(French.integer(rows.unchanged)), "
        + "refusées \(French.integer(rows.refused)), retirées \(French.integer(rows.withdrawn)) ; "
        + "\(state) ; SHA-256 \(facts.sha256.prefix(12))…"
    }
    return ["Imports :"] + lines
  }

  private func counted(_ count: Int, _ one: String, _ several: String) -> String {
    "\(French.integer(count)) \(count > 1 ? several : one)"
  }
}

extension String {
  /// Spaces after, so that what follows begins in one column.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
