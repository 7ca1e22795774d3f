import Dossier

/// How a social measure is made from the columns of a file.
struct SocialColumn {
  let variable: SocialVariable
  /// Added up; a missing one makes the measure missing.
  let numerator: [Int]
  /// What the numerator is divided by, times a hundred; nil for a value taken as published.
  let denominator: Int?
}

extension SocialColumn {
  /// Columns of Filosofi (Insee), each followed by a year of two figures: `MED21`, `TP6021`.
  private static let filosofiNames: [(SocialVariable, String)] = [
    (.medianIncome, "med"), (.povertyRate, "tp60"), (.povertyRateUnder30, "tp60age1"),
    (.povertyRateTenants, "tp60tol2"), (.povertyRateOwners, "tp60tol1"),
    (.taxedHouseholds, "pimp"), (.firstDecile, "d1"), (.ninthDecile, "d9"), (.decileRatio, "rd"),
    (.unemploymentBenefitShare, "pcho"), (.pensionShare, "ppen"), (.socialBenefitShare, "ppsoc"),
    (.minimumBenefitShare, "ppmini"), (.housingBenefitShare, "pplogt"),
    (.fiscalHouseholds, "nbmenfisc"), (.fiscalPersons, "nbpersmenfisc"),
  ]

  static func filosofi(_ header: Header) -> (columns: [SocialColumn], vintage: Int?) {
    var vintage: Int?
    let columns = filosofiNames.compactMap { variable, stem -> SocialColumn? in
      guard let found = header.column(withYearAfter: stem) else { return nil }
      vintage = max(vintage ?? 0, found.year)
      return SocialColumn(variable: variable, numerator: [found.index], denominator: nil)
    }
    return (columns, vintage)
  }

  /// Columns of the census after their prefix: `P21_` for the main exploitation, `C21_` for the
  /// complementary one, by which each part must come from the same.
  private static let censusNames: [(SocialVariable, [String], over: String?)] = [
    (.censusPopulation, ["pop"], nil), (.shareUnder15, ["pop0014"], "pop"),
    (.share15To29, ["pop1529"], "pop"), (.share60Plus, ["pop6074", "pop75p"], "pop"),
    (.share60Plus, ["pop6074", "pop7589", "pop90p"], "pop"), (.share75Plus, ["pop75p"], "pop"),
    (.share75Plus, ["pop7589", "pop90p"], "pop"),
    (.unemployment15To64, ["chom1564"], "act1564"),
    (.unemployment15To24, ["chom1524"], "act1524"),
    (.noDiploma, ["nscol15p_diplmin"], "nscol15p"),
    (.singleParentFamilies, ["fammono"], "fam"), (.onePersonHouseholds, ["menpseul"], "men"),
    (.socialHousing, ["rp_lochlmv"], "rp"), (.ownerOccupiers, ["rp_prop"], "rp"),
    (.tenants, ["rp_loc"], "rp"), (.vacantDwellings, ["logvac"], "log"),
    (.secondaryDwellings, ["rsecocc"], "log"), (.flats, ["appart"], "log"),
    (.families, ["fam"], nil), (.households, ["men"], nil), (.dwellings, ["log"], nil),
    (.mainDwellings, ["rp"], nil),
    (.men0To14, ["h0014"], nil), (.men15To29, ["h1529"], nil), (.men30To44, ["h3044"], nil),
    (.men45To59, ["h4559"], nil), (.men60To74, ["h6074"], nil), (.men75Plus, ["h75p"], nil),
    (.men75Plus, ["h7589", "h90p"], nil),
    (.women0To14, ["f0014"], nil), (.women15To29, ["f1529"], nil),
    (.women30To44, ["f3044"], nil), (.women45To59, ["f4559"], nil),
    (.women60To74, ["f6074"], nil), (.women75Plus, ["f75p"], nil),
    (.women75Plus, ["f7589", "f90p"], nil),
  ]

  /// The measures that the columns of a census table allow, of the latest vintage it holds.
  static func census(_ header: Header) -> (columns: [SocialColumn], vintage: Int?) {
    // A table holds the columns of two or three censuses: P21_POP, P15_POP, P10_POP.
    let years = Set(header.columns.compactMap { censusYear($0.name) })
    for year in years.sorted(by: >) {
      let columns = census(header, year)
      if !columns.isEmpty { return (columns, fullYear(year)) }
    }
    return ([], nil)
  }

  /// Until the census of 2016 `DIPLMIN` also held those whose only diploma is the brevet; from 2017
  /// on these stand apart in `BEPC`. The two shares must not be held against each other.
  private static let firstYearOfDiplomas = 2017

  /// `p21_pop` gives `21`.
  private static func censusYear(_ name: String) -> String? {
    let parts = name.split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let first = parts.first, first.count == 3,
      first.hasPrefix("p") || first.hasPrefix("c"), fullYear(first.dropFirst()) != nil
    else { return nil }
    return String(first.dropFirst())
  }

  private static func census(_ header: Header, _ year: String) -> [SocialColumn] {
    var columns: [SocialColumn] = []
    for (variable, parts, whole) in censusNames
    where !columns.contains(where: { $0.variable == variable })
      && (variable != .noDiploma || (fullYear(year) ?? 0) >= firstYearOfDiplomas)
    {
      for prefix in ["p\(year)_", "c\(year)_"] {
        let numerator = parts.compactMap { header.column(prefix + $0) }
        let denominator = whole.flatMap { header.column(prefix + $0) }
        guard numerator.count == parts.count, whole == nil || denominator != nil else { continue }
        columns.append(
          SocialColumn(variable: variable, numerator: numerator, denominator: denominator))
        break
      }
    }
    return columns
  }
}
