import Dossier
import Units

/// How the value of a social variable is printed.
enum SocialUnit: Hashable, Sendable {
  case euros, percent, ratio, count

  /// Set behind the value, with its narrow space.
  var text: String {
    switch self {
    case .euros: French.narrowSpace + "€"
    case .percent: French.narrowSpace + "%"
    case .ratio, .count: ""
    }
  }

  /// Digits after the comma.
  var places: Int {
    switch self {
    case .euros, .count: 0
    case .percent, .ratio: 1
    }
  }
}

extension SocialVariable {
  var unit: SocialUnit {
    switch self {
    case .medianIncome, .firstDecile, .ninthDecile: .euros
    case .decileRatio: .ratio
    case .fiscalHouseholds, .fiscalPersons, .municipalPopulation, .totalPopulation,
      .censusPopulation, .families, .households, .dwellings, .mainDwellings, .men0To14,
      .men15To29, .men30To44, .men45To59, .men60To74, .men75Plus, .women0To14, .women15To29,
      .women30To44, .women45To59, .women60To74, .women75Plus:
      .count
    default: .percent
    }
  }

  /// Whether its value can be held against that of a larger or smaller commune.
  var isComparable: Bool { unit != .count }
}

/// A value of a social variable with its unit.
func printed(_ value: Double, of variable: SocialVariable) -> String {
  French.decimal(value, places: variable.unit.places) + variable.unit.text
}

/// « 1ᵉʳ », « 12ᵉ ».
func ordinal(_ rank: Int) -> String { rank == 1 ? "1ᵉʳ" : French.integer(rank) + "ᵉ" }
