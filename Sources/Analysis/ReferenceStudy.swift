import Dossier
import Synchronization

/// What doesn't depend on the territory: funnels of all communes, orderings, standardised
/// covariates.
///
/// Each is computed the first time that a territory asks for it and kept, so that a batch that
/// passes one study to every analysis computes it once. It is a memory and nothing else: an
/// analysis gives the same findings with a new study, with a used one, and from many threads.
/// Bases are told apart by the SHA-256 of their source, their edition and their shape.
public final class ReferenceStudy: Sendable {
  private let universes = Memory<UniverseKey, [Int]>()
  private let fields = Memory<FieldKey, FunnelField?>()
  private let orderings = Memory<OrderingKey, Ordering>()
  private let tables = Memory<CovariateTableKey, CovariateTable>()
  private let standardised = Memory<StandardKey, StandardisedCovariates>()

  public init() {}

  /// Areas of a base that may stand together, as positions.
  func universe(of base: RecordedBase, _ form: CityForm) -> [Int] {
    universes.value(for: UniverseKey(base: BaseKey(base), form: form)) {
      form.comparableAreas(among: base.areas)
    }
  }

  /// The funnel of an indicator in the newest year that has figures; nil when none has.
  func field(of indicator: Indicator, in base: RecordedBase, _ form: CityForm) -> FunnelField? {
    let areas = universe(of: base, form)
    let key = FieldKey(base: BaseKey(base), form: form, indicator: indicator)
    return fields.value(for: key) {
      FunnelField(of: indicator, in: base, areas: areas)
    }
  }

  /// All values of a variable in a table, in ascending order.
  func ordering(of variable: SocialVariable, in base: SocialBase, _ form: CityForm) -> Ordering {
    let key = OrderingKey(base: SocialBaseKey(base), form: form, variable: variable)
    return orderings.value(for: key) {
      let column = base.columns[variable] ?? []
      return Ordering(form.comparableAreas(among: base.areas).map { column[$0] })
    }
  }

  func table(for key: CovariateTableKey, or make: () -> CovariateTable) -> CovariateTable {
    tables.value(for: key, or: make)
  }

  func standardised(
    _ covariates: [Covariate], of table: CovariateTable, _ key: CovariateTableKey
  ) -> StandardisedCovariates {
    standardised.value(for: StandardKey(table: key, covariates: covariates)) {
      StandardisedCovariates(covariates, of: table)
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

/// What tells one recorded base from another.
struct BaseKey: Hashable, Sendable {
  let level: RecordedBase.Level
  let edition: Edition
  let source: Source
  let areas: Int
  let indicators: [Indicator]
  let years: ClosedRange<Int>

  init(_ base: RecordedBase) {
    level = base.level
    edition = base.edition
    source = base.source
    areas = base.areas.count
    indicators = base.indicators
    years = base.years
  }
}

/// What tells one social table from another.
struct SocialBaseKey: Hashable, Sendable {
  let source: Source
  let vintage: Int?
  let areas: Int

  init(_ base: SocialBase) {
    source = base.source
    vintage = base.vintage
    areas = base.areas.count
  }
}

private struct UniverseKey: Hashable, Sendable {
  let base: BaseKey
  let form: CityForm
}

private struct FieldKey: Hashable, Sendable {
  let base: BaseKey
  let form: CityForm
  let indicator: Indicator
}

private struct OrderingKey: Hashable, Sendable {
  let base: SocialBaseKey
  let form: CityForm
  let variable: SocialVariable
}

private struct StandardKey: Hashable, Sendable {
  let table: CovariateTableKey
  let covariates: [Covariate]
}
