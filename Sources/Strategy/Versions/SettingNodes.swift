import Dossier
import Units

// What surrounds a frozen strategy, as `versions/N.json` writes it.
extension FrozenSetting {
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("territoire", territory.node)
    keys.add("mission", mission.node)
    keys.add("fictif", isFictitious ? 1 : 0)
    keys.add("secret_faits", secrecy.facts)
    keys.add("secret_personnes", secrecy.persons)
    keys.add("cadre", framework?.node)
    keys.add("droit", law?.node)
    keys.add("etat_du_droit", legalState?.iso)
    keys.add("carte", map?.node)
    return keys.node
  }
}

extension FrozenTemplate {
  /// A text as it is, other bytes in hexadecimal.
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("fichier", name)
    if let text = String(validating: bytes, as: UTF8.self) {
      keys.add("texte", text)
    } else {
      let digits = Array("0123456789abcdef")
      keys.add("octets", String(bytes.flatMap { [digits[Int($0) >> 4], digits[Int($0) & 15]] }))
    }
    return keys.node
  }
}

extension Territory {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("code", code)
    keys.add("type", kind.frozenName)
    if case .arrondissement(let city) = kind { keys.add("ville", city) }
    keys.add("nom", name.label)
    keys.add("article", name.article.rawValue)
    keys.add("arrondissement_de", name.arrondissement?.city)
    keys.add("arrondissement", name.arrondissement?.number)
    keys.add("code_departement", department?.code)
    keys.add("departement", department?.name)
    keys.add("code_region", region?.code)
    keys.add("region", region?.name)
    keys.add("epci", intercommunality?.name)
    keys.add("population", municipalPopulation)
    keys.add("population_totale", totalPopulation)
    keys.add("annee_population", populationVintage)
    keys.add("police_municipale_agents", municipalPoliceAgents)
    keys.add("densite", densityClass)
    return keys.node
  }
}

extension Territory.Kind {
  fileprivate var frozenName: String {
    switch self {
    case .commune: "commune"
    case .arrondissement: "arrondissement"
    case .intercommunality: "intercommunalite"
    }
  }
}

extension Mission {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("commanditaire", sponsor)
    keys.add("redacteur", author)
    keys.add("date", date.iso)
    keys.add("instance", body)
    return keys.node
  }
}

extension NationalFramework {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("vigie", 1)
    keys.add("id", identifier)
    keys.add("titre", title)
    var span = WrittenKeys()
    span.add("de", years.lowerBound)
    span.add("a", years.upperBound)
    keys.add("annees", span.node)
    keys.add("etat", standing.rawValue)
    keys.add("releve_le", asOf.iso)
    keys.add("source", source)
    keys.add(
      "axes",
      axes.map {
        WrittenNode.keys([
          WrittenNode.Entry("id", .text($0.identifier)),
          WrittenNode.Entry("titre", .text($0.title)),
        ])
      })
    return keys.node
  }
}

extension FrozenTable {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("titre", title)
    keys.add("colonnes", columns.map(\.node))
    keys.add("lignes", rows.map { WrittenNode.list($0.map(WrittenNode.text)) })
    keys.add("source", source.isEmpty ? nil : source)
    return keys.node
  }
}

extension FrozenTable.Column {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("nom", name)
    keys.add("largeur", stretch)
    keys.add("gras", isStrong ? 1 : 0)
    keys.add("gris", isSecondary ? 1 : 0)
    return keys.node
  }
}

extension FrozenMap {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("contour", contour.map(\.node))
    keys.add("voisins", neighbours.map(\.node))
    keys.add("eaux", waters.map(\.node))
    keys.add(
      "lignes",
      lines.map {
        WrittenNode.keys([
          WrittenNode.Entry("sorte", .text($0.kind)), WrittenNode.Entry("points", $0.points.node),
        ])
      })
    keys.add("quartiers", districts.map(\.node))
    keys.add("quartiers_prioritaires", priorityDistricts.map(\.node))
    keys.add("texte", alternativeText)
    keys.add("legende", caption)
    return keys.node
  }
}

extension FrozenMap.Ring {
  /// « 652000 6862000 652010 … », shorter than a list of numbers.
  fileprivate var node: WrittenNode { .text(map(String.init).joined(separator: " ")) }
}

extension [FrozenMap.Ring] {
  fileprivate var node: WrittenNode { .list(map(\.node)) }
}
