import Dossier
import Statistics
import Synchronization

/// What doesn't depend on the territory: funnels of all communes, orderings, standardised
/// covariates.
///
/// Each is computed the first time that a territory asks for it and kept, so that a batch that
/// passes one study to every analysis computes it once. It is a memory and nothing else: an
/// analysis gives the same findings with a new study, with a used one, and from many threads.
public final class ReferenceStudy: Sendable {
  private let recorded = KnownTables<RecordedBase>()
  private let social = KnownTables<SocialBase>()
  private let universes = Memory<UniverseKey, [Int]>()
  private let fields = Memory<FieldKey, FunnelField?>()
  private let firstYears = Memory<FirstYearKey, Int>()
  private let orderings = Memory<OrderingKey, Ordering>()
  private let tables = Memory<CovariateTableKey, CovariateTable>()
  private let standardised = Memory<StandardKey, StandardisedCovariates>()
  private let similarities = Memory<StandardKey, SimilarityModel?>()
  private let expectations = Memory<ExpectationKey, ExpectedField?>()

  public init() {}

  /// Areas of a base that may stand together, as positions.
  func universe(of base: RecordedBase, _ form: CityForm) -> [Int] {
    universes.value(for: UniverseKey(base: recorded.number(of: base), form: form)) {
      form.comparableAreas(among: base.areas)
    }
  }

  /// The funnel of an indicator in the newest year that has figures; nil when none has.
  func field(of indicator: Indicator, in base: RecordedBase, _ form: CityForm) -> FunnelField? {
    let areas = universe(of: base, form)
    let number = recorded.number(of: base)
    return fields.value(for: FieldKey(base: number, form: form, indicator: indicator)) {
      FunnelField(of: indicator, in: base, areas: areas)
    }
  }

  /// The first year in which the indicator was measured: the first of the base, unless all that is
  /// published of it is zero.
  ///
  /// The fines for drug use are published as zeros for the years before they existed; a trend over
  /// these would measure a law, not facts. Asks for so many published areas, since one commune may
  /// well have had a year without a fact.
  func firstMeasuredYear(
    of indicator: Indicator, in base: RecordedBase, published minimum: Int
  ) -> Int {
    let key = FirstYearKey(
      base: recorded.number(of: base), indicator: indicator, minimum: minimum)
    return firstYears.value(for: key) {
      guard let column = base.index(of: indicator) else { return base.years.lowerBound }
      return base.years.first { year in
        var published = 0
        for area in base.areas.indices {
          guard let count = base.count(area: area, indicator: column, year: year)?.value else {
            continue
          }
          if count > 0 { return true }
          published += 1
        }
        return published < minimum
      } ?? base.years.lowerBound
    }
  }

  /// All values of a variable in a table, in ascending order.
  func ordering(of variable: SocialVariable, in base: SocialBase, _ form: CityForm) -> Ordering {
    let key = OrderingKey(base: social.number(of: base), form: form, variable: variable)
    return orderings.value(for: key) {
      let column = base.columns[variable] ?? []
      return Ordering(form.comparableAreas(among: base.areas).map { column[$0] })
    }
  }

  /// Covariates over the areas of the recorded base, or of the social tables without one.
  func table(
    _ key: CovariateTableKey, _ base: RecordedBase?, _ sources: [Covariate: SocialBase]
  ) -> CovariateTable {
    tables.value(for: key) {
      guard let base else { return CovariateTable(form: key.form, social: sources) }
      return CovariateTable(
        recorded: base, universe: key.form.comparableAreas(among: base.areas), social: sources)
    }
  }

  func tableKey(
    _ base: RecordedBase?, _ sources: [Covariate: SocialBase], _ form: CityForm
  ) -> CovariateTableKey {
    CovariateTableKey(
      recorded: base.map(recorded.number(of:)), social: sources.mapValues(social.number(of:)),
      form: form)
  }

  func standardised(
    _ covariates: [Covariate], of table: CovariateTable, _ key: CovariateTableKey
  ) -> StandardisedCovariates {
    standardised.value(for: StandardKey(table: key, covariates: covariates)) {
      StandardisedCovariates(covariates, of: table)
    }
  }

  /// Other distances between the candidates of a choice; nil when nothing varies.
  func similarity(_ choice: CovariateChoice) -> SimilarityModel? {
    similarities.value(for: StandardKey(table: choice.key, covariates: choice.asked)) {
      choice.standard.similarityModel()
    }
  }

  /// What the profile of each candidate leads one to count; nil when no area is published.
  func expectation(
    of indicator: Indicator, in base: RecordedBase, by choice: CovariateChoice, minimum: Int
  ) -> ExpectedField? {
    let key = ExpectationKey(
      base: recorded.number(of: base), indicator: indicator, table: choice.key,
      covariates: choice.standard.covariates, minimum: minimum)
    return expectations.value(for: key) {
      ExpectedField(of: indicator, in: base, by: choice, minimum: minimum)
    }
  }
}

/// Values kept by key, each computed once, from whichever thread asks first.
private final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let kept = Mutex<[Key: Value]>([:])

  func value(for key: Key, or compute: () -> Value) -> Value {
    kept.withLock { values in
      if let value = values[key] { return value }
      let value = compute()
      values[key] = value
      return value
    }
  }
}

private struct UniverseKey: Hashable, Sendable {
  let base: Int
  let form: CityForm
}

private struct FieldKey: Hashable, Sendable {
  let base: Int
  let form: CityForm
  let indicator: Indicator
}

private struct FirstYearKey: Hashable, Sendable {
  let base: Int
  let indicator: Indicator
  let minimum: Int
}

private struct OrderingKey: Hashable, Sendable {
  let base: Int
  let form: CityForm
  let variable: SocialVariable
}

/// Which tables and which areas a covariate table is made of.
struct CovariateTableKey: Hashable, Sendable {
  let recorded: Int?
  let social: [Covariate: Int]
  let form: CityForm
}

private struct ExpectationKey: Hashable, Sendable {
  let base: Int
  let indicator: Indicator
  let table: CovariateTableKey
  let covariates: [Covariate]
  let minimum: Int
}

private struct StandardKey: Hashable, Sendable {
  let table: CovariateTableKey
  let covariates: [Covariate]
}
