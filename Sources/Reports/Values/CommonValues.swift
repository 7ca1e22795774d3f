import Dossier
import Problems
import Templates
import Units

extension ReportMaterial {
  /// The values that any outline may name: who, what for, for whom.
  func commonValues() throws(Problem) -> TemplateScope {
    [
      "territoire": .scope(try territoryValues()),
      "mission": .scope(missionValues()),
      "edition": .scope(try editionValues()),
      "annee": .year(dossier.mission.date.year),
    ]
  }

  private func territoryValues() throws(Problem) -> TemplateScope {
    let name = territory.name
    let place = PlaceForms(name: name.inSentence, withDe: name.withDe, withA: name.withA)
    return [
      "nom": .place(place),
      "court": .text(name.short),
      "code": .text(territory.code),
      "type": .text(try words("types.\(kindKey).un")),
      "type_pluriel": .text(try words("types.\(kindKey).plusieurs")),
      "est_arrondissement": .bool(kindKey == "arrondissement"),
      "est_commune": .bool(kindKey == "commune"),
      "proprietaire": .text(try words("proprietaire.\(kindKey)", ["territoire": .place(place)])),
      "population": .optional(territory.municipalPopulation, TemplateValue.integer),
      "population_totale": .optional(territory.totalPopulation, TemplateValue.integer),
      "annee_population": .optional(territory.populationVintage, TemplateValue.year),
      "departement": .optional(territory.department?.name, TemplateValue.text),
      "region": .optional(territory.region?.name, TemplateValue.text),
      "intercommunalite": .optional(territory.intercommunality?.name, TemplateValue.text),
      "agents": .optional(territory.municipalPoliceAgents, TemplateValue.integer),
      "densite": .optional(territory.densityClass, TemplateValue.text),
      "fictif": .bool(dossier.isFictitious),
    ]
  }

  private func missionValues() -> TemplateScope {
    let mission = dossier.mission
    return [
      "commanditaire": .optional(mission.sponsor, TemplateValue.text),
      "redacteur": .optional(mission.author, TemplateValue.text),
      "date": .date(mission.date),
      "instance": .optional(mission.body, TemplateValue.text),
    ]
  }

  private func editionValues() throws(Problem) -> TemplateScope {
    [
      "nom": .text(try words("editions.\(edition.rawValue)")),
      "publiable": .bool(edition == .publishable),
      "restriction": .text(
        edition == .restricted ? try words("restriction") : ""),
      "avertissement": .text(try warning()),
      "seuil_faits": .integer(dossier.secrecy.facts),
      "seuil_personnes": .integer(dossier.secrecy.persons),
      "secret": .rich(
        try phrase(
          "secret.\(edition.rawValue)",
          [
            "faits": .integer(dossier.secrecy.facts),
            "personnes": .integer(dossier.secrecy.persons),
          ])),
    ]
  }
}
