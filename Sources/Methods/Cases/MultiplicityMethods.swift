import Statistics

/// Many tests at once.
let multiplicityMethods: [Method] = [
  Method(
    "p_adjust", title: "Correction des tests multiples",
    source: "Benjamini et Hochberg 1995, Benjamini et Yekutieli 2001, Holm 1979, R p.adjust",
    answers: "Quels résultats d'une famille de tests retenir ?",
    trap: "Quinze indicateurs sur dix ans testés à 5 % donnent sept « découvertes » sans cause.",
    keys: ["pValues": "p"], compute: adjustments)
]

private func adjustments(_ input: CaseInput) throws -> JSONText {
  let values = try input.optionalNumbers("p")
  let alpha = try input.number("alpha", default: 0.05)
  let bh = try adjusted(pValues: values, by: .benjaminiHochberg)
  let rejected = bh.indices.filter { bh[$0].map { $0 <= alpha } ?? false }
  return .object([
    ("bh", .numbers(bh)), ("holm", .numbers(try adjusted(pValues: values, by: .holm))),
    ("by", .numbers(try adjusted(pValues: values, by: .benjaminiYekutieli))),
    ("bonferroni", .numbers(try adjusted(pValues: values, by: .bonferroni))),
    ("bh_rejected_0based", .numbers(rejected)),
  ])
}
