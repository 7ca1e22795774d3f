import Dossier
import Statistics
import Units

/// The instant of a local time of Paris.
func paris(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 12, _ minute: Int = 0) -> Int {
  LocalZone.paris.instant(
    ofLocal: dayNumber(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60)
}

/// A dossier with these facts, their sources and categories and their categories.
func registerDossier(
  _ facts: [LocalFact], sources: [FactSource] = [FactSource(name: "A")],
  categories: [String] = ["bruit", "dépôts", "halls"], places: [String] = [], threshold: Int = 5
) -> Dossier {
  guard let date = CalendarDate(year: 2026, month: 1, day: 15) else {
    preconditionFailure("a date is written")
  }
  var dossier = Dossier(
    territory: commune(), mission: Mission(sponsor: nil, author: nil, date: date, body: nil),
    secrecy: SecrecyThresholds(facts: threshold))
  dossier.register = FactRegister(
    sources: sources,
    categories: categories.map { FactCategory(name: $0, isMapped: $0 != "halls") },
    places: places, facts: facts)
  return dossier
}

/// So many facts of a category in each month, at noon of its first days.
func monthly(
  _ counts: [Int], from year: Int, category: Int = 0, source: Int = 0
) -> [LocalFact] {
  counts.enumerated().flatMap { offset, count in
    let (year, month) = (year + offset / 12, offset % 12 + 1)
    let days = CalendarDate.days(inMonth: month, of: year)
    return (0..<count).map { fact in
      LocalFact(
        start: paris(year, month, fact * days / max(1, count) + 1, 12, fact % 60),
        category: category, source: source)
    }
  }
}

func period(_ text: String) -> ObservationPeriod {
  guard let period = ObservationPeriod(text) else { preconditionFailure("a period is written") }
  return period
}
