import Foundation

/// A copy of Valmont with small numbers planted where a document would print them.
struct PlantedSecrets {
  /// Of a kind of facts that seven respondents underwent, and of a local category with four facts
  /// in one place.
  static let kind = "Agression hors ménage"
  static let category = "Sirènes hurlantes"
  static let street = "Impasse Zéphyrine"
  /// Facts of the category by place in the latest year: 4 in the street, 1,561 in all.
  static let facts = [street: 4, "Quai Long": 429, "Place Ronde": 517, "Port": 611]
  /// Of persons, under eleven; two places make them like no other number.
  static let persons = "Femmes mises à l’abri en urgence"
  static let measures = (initial: "9,37", first: "7,43", last: "8,61")

  let folder: TemporaryFolder
  var dossier: String { folder.url.appendingPathComponent("valmont").path }

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy("valmont", to: "valmont")
    try change("enquete/reponses.csv", Self.withSevenVictims)
    try folder.write(Self.sirens, to: "valmont/locaux/essai.csv")
    try change("dossier.yaml") { text in
      text.replacing(
        "  tableaux:\n",
        with: """
            tableaux:
              - fichier: locaux/essai.csv
                nom: Essai
                source: Service d’essai
                unite: appels
                colonnes: {periode: mois, categorie: nature, lieu: lieu, nombre: nombre}

          """)
    }
    try plantIndicator()
  }

  func change(_ name: String, _ edit: (String) throws -> String) throws {
    let url = folder.url.appendingPathComponent("valmont/" + name)
    try folder.write(
      edit(String(contentsOf: url, encoding: .utf8)), to: "valmont/" + name)
  }

  func answers() throws -> SurveyAnswers {
    try SurveyAnswers(
      String(
        contentsOf: folder.url.appendingPathComponent("valmont/enquete/reponses.csv"),
        encoding: .utf8))
  }

  /// The first seven assaulted respondents stay so; the others were not.
  private static func withSevenVictims(_ text: String) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    let columns = lines[0].split(separator: ";").map(String.init)
    guard let start = columns.firstIndex(of: "q70") else { return text }
    var left = 7
    let rows = lines.dropFirst().map { line -> String in
      var cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard cells[start] == "1" else { return line }
      left -= 1
      if left < 0 { cells.replaceSubrange(start...(start + 3), with: ["2", "", "", ""]) }
      return cells.joined(separator: ";")
    }
    return ([lines[0]] + rows).joined(separator: "\n") + "\n"
  }

  /// Two years by month; the year before the latest has one fact less in each place.
  private static var sirens: String {
    var rows = "mois;nature;lieu;nombre\n"
    for month in 0..<24 {
      let date = "\(2024 + month / 12)-" + (month % 12 < 9 ? "0" : "") + "\(month % 12 + 1)"
      for (place, count) in facts.sorted(by: { $0.key < $1.key }) {
        let year = month < 12 ? count - 1 : count
        // Spread evenly, what is left over in the first months.
        let share = year / 12 + (month % 12 < year % 12 ? 1 : 0)
        rows += "\(date);\(category);\(place);\(share)\n"
        rows += "\(date);Affichages;\(place);\(2_000 + 41 * month + place.count)\n"
      }
    }
    return rows
  }

  /// In a sheet that the FIPD pays, so that every paper has a reason to print it; the strategy cites
  /// what was planted elsewhere.
  private func plantIndicator() throws {
    try change("strategie.yaml") { text in
      text.replacing(
        "                evaluation:\n                  - {id: I1, libelle: Appels pour nuisances",
        with: """
                          evaluation:
                            - {id: I9, libelle: \(Self.persons), nature: resultat, unite: femmes par an, initial: 9.37, date: 2023-12-31, cible: 40, echeance: 2026-06-30, sens: hausse, seuil_alerte: 8.9}
                            - {id: I1, libelle: Appels pour nuisances
          """
      ).replacing(
        "constats: [tranquillite.nuisances-sonores, croisement.nuisances-sonores, tranq",
        with: "constats: [enquete.agression.prevalence, tranquillite.sirenes-hurlantes.lieux, "
          + "tranquillite.nuisances-sonores, croisement.nuisances-sonores, tranq")
    }
    for (meeting, value, day) in [
      ("2025-12-11", "7.43", "2025-11-30"), ("2026-06-18", "8.61", "2026-05-31"),
    ] {
      try change("seances/\(meeting).yaml") { text in
        text.replacing(
          "decisions:\n",
          with:
            "decisions:\n  - mesure: {indicateur: F01.I9, valeur: \(value), date: \(day)}\n")
      }
    }
  }
}
