public import Dossier
import Units

extension ActionSheet {
  /// The sheet, in the order of its fields.
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", identifier)
    keys.add("titre", title)
    keys.add("descriptif", description)
    keys.add("constats_generaux", observations.map(\.node))
    keys.add("constats", findings.map(\.identifier))
    keys.add("protocoles", steps)
    keys.add("acteurs", partners)
    keys.add("pilotes", pilots)
    keys.add("copilotes", coPilots)
    keys.add("moyens", means.map(\.node))
    keys.add("evaluation", indicators.map(\.node))
    keys.add("calendrier", calendar.node)
    keys.add("territoire", territories)
    keys.add("public", audience)
    keys.add("priorite", priority?.rawValue)
    keys.add("statut", status.rawValue)
    keys.add("avancement", progressPercent)
    keys.add("rattachement_national", nationalLinks.map(\.identifier))
    keys.add("risques", risks)
    keys.add("suivi", followedBy)
    return keys.node
  }

  /// A field as files write it, one element a line; empty when it has nothing.
  public func lines(of field: SheetField) -> [String] {
    node.value(at: field.rawValue)?.lines ?? []
  }
}

extension Observation {
  var node: WrittenNode {
    guard let finding else { return .text(text) }
    return .keys([
      WrittenNode.Entry("texte", .text(text)),
      WrittenNode.Entry("constat", .text(finding.identifier)),
    ])
  }
}

extension Means {
  var node: WrittenNode {
    switch self {
    case .text(let text): return .text(text)
    case .budget(let budget):
      var keys = WrittenKeys()
      keys.add("budget", budget.euros)
      keys.add("annee", budget.year)
      if !budget.funders.isEmpty {
        keys.add(
          "financeurs",
          .keys(budget.funders.map { WrittenNode.Entry($0.name, .number(Double($0.euros))) }))
      }
      return keys.node
    }
  }
}

extension ActionCalendar {
  fileprivate var node: WrittenNode? {
    var keys = WrittenKeys()
    keys.add("debut", start?.iso)
    keys.add("fin", end?.iso)
    keys.add("jalons", milestones.map(\.node))
    return keys.entries.isEmpty ? nil : keys.node
  }
}

extension Milestone {
  var node: WrittenNode {
    .keys([
      WrittenNode.Entry("date", .text(date.iso)), WrittenNode.Entry("libelle", .text(label)),
    ])
  }
}

extension ActionIndicator {
  var node: WrittenNode { node(initial: initial.map(WrittenNode.number)) }

  /// With another text for the initial value, which a page may have to hide.
  func node(initial: WrittenNode?) -> WrittenNode {
    var keys = WrittenKeys()
    keys.add("id", identifier)
    keys.add("libelle", label)
    keys.add("nature", kind?.rawValue)
    keys.add("unite", unit)
    keys.add("initial", initial)
    keys.add("date", initialDate?.iso)
    keys.add("cible", target)
    keys.add("echeance", deadline?.iso)
    keys.add("source", source)
    keys.add("periodicite", frequency)
    keys.add("sens", direction?.rawValue)
    keys.add("seuil_alerte", alertThreshold)
    keys.add("serie", series?.rawValue)
    keys.add("requete", query?.node)
    return keys.node
  }
}
