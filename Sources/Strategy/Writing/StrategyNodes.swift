public import Dossier
import Units

extension TerritorialStrategy {
  /// The whole of `strategie.yaml`.
  public var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("vigie", 1)
    keys.add("titre", title)
    if let period {
      keys.add("periode", .dates(debut: period.start.iso, fin: period.end.iso))
    }
    keys.add("cadre_national", framework?.identifier)
    keys.add("priorites", priorities.map(\.node))
    keys.add("ecartes", setAside.map(\.node))
    keys.add("problemes", problems.map(\.node))
    keys.add("axes", axes.map(\.node))
    return keys.node
  }
}

extension WrittenNode {
  fileprivate static func dates(debut: String, fin: String) -> WrittenNode {
    .keys([Entry("debut", .text(debut)), Entry("fin", .text(fin))])
  }
}

extension StrategyPriority {
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("de", from)
    keys.add("theme", theme)
    keys.add("poids", weight)
    keys.add("lieux", places)
    return keys.node
  }
}

extension SetAside {
  var node: WrittenNode {
    var keys = WrittenKeys()
    switch subject {
    case .finding(let identifier): keys.add("constat", identifier)
    case .theme(let identifier): keys.add("theme", identifier)
    case .problem(let identifier): keys.add("probleme", identifier)
    }
    keys.add("motif", reason)
    return keys.node
  }
}

extension LocalProblem {
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", identifier)
    keys.add("titre", title)
    keys.add("constats", findings.map(\.identifier))
    keys.add("causes", causes)
    keys.add("effets", effects)
    keys.add("objectif", objective?.identifier)
    return keys.node
  }
}

extension StrategicAxis {
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", identifier)
    keys.add("titre", title)
    keys.add("presentation", presentation)
    keys.add("rattachement_national", nationalLinks.map(\.identifier))
    keys.add("objectifs", objectives.map(\.node))
    return keys.node
  }
}

extension StrategicObjective {
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", identifier)
    keys.add("titre", title)
    keys.add("constats", findings.map(\.identifier))
    keys.add("theme", theme)
    keys.add("objectifs_operationnels", operational.map(\.node))
    return keys.node
  }
}

extension OperationalObjective {
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", identifier)
    keys.add("titre", title)
    keys.add("actions", actions.map(\.node))
    return keys.node
  }
}
