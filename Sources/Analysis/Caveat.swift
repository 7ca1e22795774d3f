/// What a figure can't say; the raw value is a key of the wording in the templates.
public enum Caveat: String, CaseIterable, Hashable, Sendable {
  /// Counted where the victim lives, not where the fact happened.
  case victimResidence = "lieu-de-residence"
  /// Counts suspects, who are not additive over areas.
  case suspects = "mis-en-cause"
  /// Measures what the services looked for.
  case policeActivity = "activite-des-services"
  /// Few victims of this kind complain: the count says little of the facts.
  case rareComplaint = "plainte-rare"
  /// Fewer facts than the smallest base in the latest year.
  case smallNumbers = "petits-nombres"
  /// The series begins or ends in 2020 or 2021.
  case pandemicEndpoint = "debut-ou-fin-2020-2021"
  /// The reference comes from another edition.
  case otherEdition = "edition-differente"
  /// The reference stops before the latest year of the territory.
  case otherYear = "annee-differente"
  /// Divided by residents, while those present may be many more.
  case residents
  /// Divided by dwellings, second homes included.
  case dwellings = "logements"
  /// Facts vary more than chance alone would let them.
  case overdispersion = "surdispersion"
  /// The reference holds the territory, which could not be taken out.
  case partOfWhole = "territoire-compris-dans-la-reference"
  /// Communes under secrecy are not in the reference.
  case hiddenComparables = "comparables-non-publies"
  /// The communes behind the reference are not the same each year.
  case changingComposition = "composition-variable"
  /// The funnel holds published communes only, those with the most facts.
  case publishedOnly = "communes-publiees-seulement"
  /// The measure is younger than the base: the trend leaves out the years before it.
  case recentMeasure = "mesure-recente"
  /// Some years of the territory are under secrecy.
  case hiddenYears = "annees-non-publiees"
  /// The similar communes were chosen among few.
  case narrowChoice = "choix-etroit"
  /// The profile of the territory lies beyond those that the model has seen.
  case outOfRange = "profil-hors-de-portee"
  /// A place among communes has no interval: the source counts everyone.
  case noInterval = "sans-intervalle"
  /// Interviews are chosen: their counts are not shares of inhabitants.
  case notASample = "entretiens-choisis"
  /// A service counts what it meets and what it is told: its presence moves its counts.
  case serviceActivity = "presence-du-service"
  /// Months that miss in the table were left out of both periods.
  case missingPeriods = "periodes-manquantes"
  /// Small local counts are hidden in this edition.
  case localSecrecy = "secret-local"
}
