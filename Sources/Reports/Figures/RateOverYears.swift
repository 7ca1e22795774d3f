import Analysis
import Charts
import Document
import Dossier
import Problems
import Templates
import Units

extension Material {
  /// The rate of an indicator year by year, with its interval and at most two references.
  func rateOverYears(_ study: IndicatorStudy) throws(Problem) -> Figure {
    let scope = try values(of: study)
    let shown = try shownReferences(of: study)
    let chart = LineChart(
      main: series(of: study),
      references: shown.map { reference in
        LineChart.Reference(reference.line, line: reference.isGroup ? .solid : .dashed)
      },
      events: events(in: study),
      places: places(for: study.series.latest?.rate?.perThousand ?? 1))
    let isPublished = study.series.years.last { $0.count != nil }?.rate != nil
    return Figure(
      title: try phrase(
        isPublished ? "titres.figures.taux.publie" : "titres.figures.taux.non-publie", scope),
      subtitle: try phrase("figures.taux.sous-titre", scope.adding(years(of: study))),
      chart: Chart(
        plot: chart, alternativeText: try alternative(to: study, scope),
        values: try rateValues(of: study, shown)),
      reading: isPublished ? try phrase("figures.taux.lecture", scope) : [],
      source: try source(of: study, references: shown.map(\.reference)),
      anchor: "figure-taux-\(study.indicator.rawValue)")
  }

  /// A reference that a chart can draw.
  struct ShownReference {
    let reference: Reference
    let series: ReferenceSeries
    let line: YearSeries
    var isGroup: Bool { reference.kind == .comparables }
  }

  /// The comparables, then the nearest area that has a series: three lines at the most.
  func shownReferences(of study: IndicatorStudy) throws(Problem) -> [ShownReference] {
    var shown: [ShownReference] = []
    for kind in [ReferenceKind.comparables, .department, .region, .france] where shown.count < 2 {
      guard let reference = study.reference(kind), let series = reference.series.value else {
        continue
      }
      let first = study.series.years.first?.year ?? 0
      let values = series.years.filter { $0.year >= first }.map {
        YearValue($0.year, $0.rate.perThousand)
      }
      let name = try shortName(of: kind)
      shown.append(
        ShownReference(
          reference: reference, series: series, line: YearSeries(name: name, values: values)))
    }
    return shown
  }

  /// « Comparables », « Gironde », « France ».
  func shortName(of kind: ReferenceKind) throws(Problem) -> String {
    try words("references.\(kind.rawValue).court", placeNames)
  }

  var placeNames: TemplateScope {
    [
      "departement": .optional(territory.department?.name, TemplateValue.text),
      "region": .optional(territory.region?.name, TemplateValue.text),
      "groupe": .text((try? groupName) ?? ""),
    ]
  }

  func series(of study: IndicatorStudy, name: String? = nil) -> YearSeries {
    YearSeries(
      name: name ?? territory.name.short,
      values: study.series.years.map { year in
        YearValue(year.year, year.rate?.perThousand, interval: year.interval?.perThousand)
      })
  }

  func years(of study: IndicatorStudy) -> TemplateScope {
    let years = study.series.years.map(\.year)
    return [
      "annees": .text(French.years((years.first ?? 0)...(years.last ?? years.first ?? 0)))
    ]
  }

  private func events(in study: IndicatorStudy) -> [LineChart.Event] {
    let published = study.series.published.map(\.year)
    guard published.contains(2020), published.contains(2019),
      let label = try? words("figures.confinements")
    else { return [] }
    return [LineChart.Event(year: 2020, label: label)]
  }

  private func alternative(
    to study: IndicatorStudy, _ scope: TemplateScope
  ) throws(Problem) -> String {
    let values = study.series.years.map { year -> String in
      let value = year.rate.map {
        French.decimal($0.perThousand, places: places(for: $0.perThousand))
      }
      return "\(year.year) : \(value ?? "n.d.")"
    }
    var full = scope
    full["valeurs"] = .text(values.joined(separator: " ; "))
    return try words("figures.taux.texte", full.adding(years(of: study)))
  }

  private func rateValues(
    of study: IndicatorStudy, _ shown: [ShownReference]
  ) throws(Problem) -> ValueTable {
    let heads = [
      try words("colonnes.annee"), try words("colonnes.nombre"), try words("colonnes.taux"),
      try words("colonnes.intervalle"),
    ]
    let rows = study.series.years.map { year -> [String] in
      let decimals = places(for: year.rate?.perThousand ?? 1)
      let own = [
        String(year.year), printed(year.count),
        year.rate.map { French.decimal($0.perThousand, places: decimals) } ?? printed(year.count),
        year.interval.map { French.interval($0.perThousand, places: decimals) } ?? "–",
      ]
      return own
        + shown.map { reference in
          reference.series[year.year].map {
            French.decimal($0.rate.perThousand, places: places(for: $0.rate.perThousand))
          } ?? "–"
        }
    }
    return ValueTable(columns: heads + shown.map(\.line.name), rows: rows)
  }
}

/// A count as a table prints it: two letters under secrecy, a dash where the file has no row.
func printed(_ count: RecordedCount?) -> String {
  switch count {
  case .published(let value)?: French.integer(value)
  case .notPublished?: "n.d."
  case nil: "–"
  }
}

extension TemplateScope {
  /// Both, the other's values first.
  func adding(_ other: TemplateScope) -> TemplateScope {
    TemplateScope(values.merging(other.values) { _, added in added })
  }
}
