import Problems
import Statistics

extension Problem {
  /// Says in French what a method refused, at the key that the case gives the argument.
  static func refused(
    _ fault: InvalidInput, by method: Method, in input: CaseInput
  ) -> Problem {
    let key = method.keys[fault.argument] ?? fault.argument
    var node = input.node[key]
    if let index = fault.index, case .array(let nodes)? = node?.value, index < nodes.count {
      node = nodes[index]
    }
    return .refused(
      node ?? input.node, "« \(key) » : \(fault.reason.sentence(keys: method.keys))", input.file)
  }
}

extension InvalidInput.Reason {
  /// The sentence that follows the key; `keys` are the names that the case gives the arguments.
  func sentence(keys: [String: String]) -> String {
    switch self {
    case .empty: "la liste est vide"
    case .tooFew(let minimum): "il faut au moins \(minimum) valeurs"
    case .lengthDiffers(let other): "la longueur n'est pas celle de « \(keys[other] ?? other) »"
    case .notFinite: "la valeur n'est pas un nombre fini"
    case .negative: "la valeur ne peut être négative"
    case .notPositive: "la valeur doit être au-dessus de zéro"
    case .outside(let lower, let upper):
      upper == .infinity
        ? "la valeur doit être d'au moins \(JSONText.number(lower).trimmed)"
        : "la valeur doit être entre \(JSONText.number(lower).trimmed) "
          + "et \(JSONText.number(upper).trimmed)"
    case .repeated: "la même valeur est donnée deux fois"
    case .countWithoutExposure: "un fait est compté là où rien n'est exposé"
    case .unknownName(let name): "« \(name) » n'est pas connu"
    case .nothingCounted: "aucun fait n'est compté : l'estimation n'existe pas"
    case .unboundedEstimate:
      "tous les faits sont à un bout de la série : aucune pente finie n'est la meilleure"
    case .didNotConverge: "le calcul ne se stabilise pas"
    }
  }
}

extension JSONText {
  fileprivate var trimmed: String { text.trimmingSuffix("\n") }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
