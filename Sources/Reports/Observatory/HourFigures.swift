import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension ObservatoryMaterial {
  /// The hours of the week of all the facts of a source.
  func overallHours(_ observed: SourceObservation) -> HourStudy? {
    observed.hours.first { $0.category == nil }
  }

  /// What may be said of a slot.
  enum SlotStanding: String {
    case established = "etabli"
    /// Found in the twelve months before, not borne out by the period.
    case notConfirmed = "non-confirme"
    /// Found in the period itself.
    case exploratory = "exploratoire"
  }

  /// The slots of all sources are judged together (Bonferroni), all of them found beforehand.
  func standing(of slot: WeekSlot) -> SlotStanding {
    guard slot.basis == .confirmed else { return .exploratory }
    let isEstablished =
      slot.interval.lower > 1 && slot.p * Double(slotTests) < study.parameters.significance
    return isEstablished ? .established : .notConfirmed
  }

  /// How many slots were found beforehand and tested on the period.
  var slotTests: Int {
    max(
      1,
      study.sources.flatMap(\.hours).count {
        $0.week.value?.slot.value?.basis == .confirmed
      })
  }

  /// The slot that a figure frames: established, or to be explored.
  func framedSlot(
    _ observed: SourceObservation
  ) -> (slot: WeekSlot, standing: SlotStanding)? {
    guard let slot = overallHours(observed)?.week.value?.slot.value else { return nil }
    let standing = standing(of: slot)
    return standing == .notConfirmed ? nil : (slot, standing)
  }

  /// Hours by days with the slot that stands out; nil when too few hours are known.
  func weekHeatmap(_ observed: SourceObservation) throws(Problem) -> Figure? {
    guard let hours = overallHours(observed), let week = hours.week.value, isTelling(week) else {
      return nil
    }
    let scope = try scope(of: observed).adding(try weekScope(week, hours, of: observed))
    let key = framedSlot(observed)?.standing.rawValue ?? "sans-creneau"
    return Figure(
      title: try phrase("observatoire.semaine.titre.\(key)", scope),
      subtitle: try phrase("observatoire.semaine.sous-titre", scope),
      chart: Chart(
        plot: try heatmap(of: week, framing: framedSlot(observed)?.slot, scope),
        alternativeText: try words("observatoire.semaine.texte.\(key)", scope),
        values: try weekValues(week)),
      reading: try phrase("observatoire.semaine.lecture.\(key)", scope),
      source: try citation(of: observed, noting: try weekNotes(hours, week, scope)),
      anchor: "figure-observatoire-semaine-\(self.key(of: observed))")
  }

  /// Fewer cells above the lowest class than these make an empty figure.
  private static let leastToldCells = 8

  /// Whether a reader learns something of the cells, by number or by class.
  func isTelling(_ week: WeekOfHours) -> Bool {
    week.counts != nil || week.classes.joined().count { $0 > 0 } >= Self.leastToldCells
  }

  /// Values that the figure of the week, its title and the sentences about it share.
  func weekScope(
    _ week: WeekOfHours, _ hours: HourStudy, of observed: SourceObservation
  ) throws(Problem) -> TemplateScope {
    var scope: TemplateScope = [
      "repartis": .integer(week.facts), "sans_heure": .text(printed(hours.withoutHour)),
      "longs": .text(printed(hours.longerThanDay)), "debut": .text(hour(WeekOfHours.firstHour)),
      "jour_premier": .text(""), "jour_nombre": .text(""),
    ]
    let days = week.byDay.indices.filter { week.byDay[$0].value != nil }
    if let top = days.max(by: {
      (week.byDay[$0].value ?? 0, -$0) < (week.byDay[$1].value ?? 0, -$1)
    }) {
      scope["jour_premier"] = .text(FactQuery.weekdayNames[top])
      scope["jour_nombre"] = .text(printed(week.byDay[top]))
    }
    guard let slot = framedSlot(observed)?.slot else { return scope }
    return scope.adding(try self.scope(of: slot))
  }

  func scope(of slot: WeekSlot) throws(Problem) -> TemplateScope {
    let among: TemplateScope = ["n": .text(printed(slot.among))]
    let isTold = slot.among != .hidden
    return [
      "sur": .text(isTold ? try words("observatoire.semaine.sur", among) : ""),
      "parmi": .text(isTold ? try words("observatoire.semaine.parmi", among) : ""),
      "creneau": .text(try words(of: slot)), "dans": .text(printed(slot.facts)),
      "part": .text(share(slot.share)), "part_des_heures": .text(share(slot.shareOfHours)),
      "rapport": .number(slot.ratio, places: 2),
      "intervalle": .interval(slot.interval, places: 2),
    ]
  }

  private func heatmap(
    of week: WeekOfHours, framing slot: WeekSlot?, _ scope: TemplateScope
  ) throws(Problem) -> Heatmap {
    let columns = HourColumns(from: WeekOfHours.firstHour)
    let limits = Self.classLimits(week)
    var plot = Heatmap(
      rows: FactQuery.weekdayNames, columns: columns.labels(),
      cells: week.classes.indices.map { day in
        (0..<24).map { hour in
          if let counts = week.counts {
            Heatmap.Cell.value(Double(counts[day][hour]))
          } else {
            Heatmap.Cell.classed(min(week.classes[day][hour], limits.count))
          }
        }
      },
      classes: zip([0] + limits.map { $0 + 1 }, ClassLabels.counts(upTo: limits)).map {
        Heatmap.Class(from: Double($0), label: $1)
      })
    plot.unit = try words("observatoire.semaine.unite", scope)
    plot.columnLabels = .edges
    plot.totals = .given(
      rows: week.byDay.map { $0.value.map { .value(Double($0)) } ?? .hidden },
      columns: week.byHour.map { $0.value.map { .value(Double($0)) } ?? .hidden })
    if let slot {
      plot.frame = Heatmap.Frame(
        rows: slot.days, columns: slot.columns.lowerBound...slot.columns.upperBound - 1,
        title: try words(
          "observatoire.semaine.cadre-\(slot.share == nil ? "masque" : "titre")", scope),
        detail: try words(
          "observatoire.semaine.cadre-\(slot.share == nil ? "detail-masque" : "detail")", scope))
    }
    return plot
  }

  /// A chart has five classes: those above the fourth are one.
  private static func classLimits(_ week: WeekOfHours) -> [Int] { Array(week.breaks.prefix(4)) }

  private func weekValues(_ week: WeekOfHours) throws(Problem) -> ValueTable {
    let limits = Self.classLimits(week)
    let labels = ClassLabels.counts(upTo: limits)
    return ValueTable(
      columns: [try words("observatoire.colonnes.jour")]
        + HourColumns(from: WeekOfHours.firstHour).names + [try words("observatoire.ensemble")],
      rows: (0..<7).map { day in
        [FactQuery.weekdayNames[day]]
          + (0..<24).map { hour in
            if let counts = week.counts {
              French.integer(counts[day][hour])
            } else {
              labels[min(week.classes[day][hour], limits.count)]
            }
          } + [printed(week.byDay[day])]
      })
  }

  private func weekNotes(
    _ hours: HourStudy, _ week: WeekOfHours, _ scope: TemplateScope
  ) throws(Problem) -> [[Inline]] {
    var notes: [[Inline]] = []
    if hours.withoutHour != .shown(0) {
      notes.append(try phrase("observatoire.semaine.note-sans-heure", scope))
    }
    if hours.longerThanDay != .shown(0) {
      notes.append(try phrase("observatoire.semaine.note-longs", scope))
    }
    if week.counts == nil {
      notes.append(
        try phrase(
          "observatoire.semaine.note-classes",
          ["seuil": .integer(dossier.secrecy.facts)]))
    }
    return notes
  }

  /// The slot of each main category that has one.
  func slotsTable(_ observed: SourceObservation) throws(Problem) -> Table? {
    let studied = observed.hours.filter { $0.category != nil }
    guard studied.contains(where: { $0.week.value?.slot.value != nil }) else { return nil }
    var rows: [Table.Row] = []
    for hours in observed.hours { rows.append(try slotRow(hours, of: observed)) }
    return try table(
      "creneaux",
      [
        .name("categorie", stretch: 0.8), .name("creneau", stretch: 1.4), .number("nombre"),
        .number("part"), .number("part-des-heures"), .number("rapport", under: "densite"),
        .interval(under: "densite"),
        ObservatoryColumn(key: "base", alignment: .left),
      ], rows, scope: try scope(of: observed), anchor: "creneaux-\(key(of: observed))",
      source: try citation(of: observed, noting: [try phrase("observatoire.creneaux.note")]))
  }

  private func slotRow(
    _ hours: HourStudy, of observed: SourceObservation
  ) throws(Problem) -> Table.Row {
    let name: [Inline] = [.text(try name(ofCategory: hours.category))]
    guard let slot = hours.week.value?.slot.value else {
      let absence = hours.week.reason ?? hours.week.value?.slot.reason
      let word =
        absence == .unbounded
        ? try words("observatoire.creneaux.aucun") : try words(for: absence)
      return Table.Row(
        [name, [.text(word)]] + Array(repeating: [.text("–")], count: 6),
        isKey: hours.category == nil)
    }
    let standing = standing(of: slot)
    return Table.Row(
      [
        name, [.text(try words(of: slot))], cell(slot.facts), [.text(share(slot.share))],
        [.text(share(slot.shareOfHours))], [.text(French.decimal(slot.ratio, places: 2))],
        [.text(French.interval(slot.interval, places: 2))],
        [.text(try words("observatoire.creneaux.\(standing.rawValue)"))],
      ], isKey: hours.category == nil)
  }
}
