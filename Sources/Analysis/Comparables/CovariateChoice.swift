import Dossier
import Glibc
import Statistics

/// What communes are described by, once those covariates that too few have are left out.
struct CovariateChoice {
  let table: CovariateTable
  let key: CovariateTableKey
  /// Before those that don't vary are left out; most telling first.
  let asked: [Covariate]
  let standard: StandardisedCovariates

  /// The value of the territory and the median of others, covariate by covariate.
  func gaps(from code: String, to others: [String]) -> [CovariateGap] {
    guard let row = table.areas.binaryIndex(of: code) else { return [] }
    let rows = others.compactMap(table.areas.binaryIndex(of:))
    return standard.covariates.compactMap { covariate in
      guard let column = table.columns[covariate], !column[row].isNaN else { return nil }
      let values = rows.map { column[$0] }.filter { !$0.isNaN }.sorted()
      return CovariateGap(
        covariate: covariate, value: covariate.unscaled(column[row]),
        median: values.isEmpty ? nil : covariate.unscaled(middle(of: values)))
    }
  }

  /// How many of these the distance of Mahalanobis (1936) would choose as well.
  func confirmed(_ codes: [String], near code: String, _ study: ReferenceStudy) -> Int? {
    guard let model = study.similarity(self), let target = standard.codes.binaryIndex(of: code)
    else { return nil }
    let nearest = model.neighbours(
      of: target, count: codes.count, codes: standard.codes, by: .mahalanobis)
    return Set(nearest.map { standard.codes[$0] }).intersection(codes).count
  }

  private func middle(of sorted: [Double]) -> Double {
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }
}

extension Covariate {
  /// The figure as its source gives it: the population is kept as a logarithm.
  fileprivate func unscaled(_ value: Double) -> Double {
    self == .population ? exp(value) : value
  }
}
