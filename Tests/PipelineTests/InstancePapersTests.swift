import Foundation
import Testing

/// The papers of a council as a person meets them, read back from their pages.
@Suite struct InstancePapersTests {
  static let names = [
    "arrete", "reglement", "charte", "convocation", "ordre-du-jour", "compte-rendu", "suivi",
    "fipd",
  ]

  /// The text of each paper, its blanks between words made one space.
  private func papers(
    _ dossier: String, _ options: [String] = [], in folder: TemporaryFolder
  ) throws -> [String: String] {
    let out = folder.url.appendingPathComponent("papiers").path
    let run = try Run(["instance", dossier, "-s", out] + options)
    #expect(run.status == 0, "\(run.problems)")
    var texts: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: out).sorted() {
      let name = file.split(separator: "instance-").last.map { $0.dropLast(4) } ?? ""
      let text = try Run(shell: "pdftotext -raw '\(out)/\(file)' -").output
      texts[String(name)] = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return texts
  }

  private func dossier(_ head: String, in folder: TemporaryFolder) throws -> String {
    try folder.write("vigie: 1\n" + head + "\n", to: "d/dossier.yaml")
    return folder.url.appendingPathComponent("d").path
  }

  private func expect(
    _ text: String?, _ parts: String..., location: SourceLocation = #_sourceLocation
  ) {
    for part in parts {
      #expect(text?.contains(part) == true, "« \(part) »", sourceLocation: location)
    }
  }

  @Test func writesTheEightPapersOfACommune() throws {
    let folder = try TemporaryFolder()
    let texts = try papers(Repository.fixture("valmont").path, in: folder)
    #expect(texts.keys.sorted() == Self.names.sorted())
    expect(
      texts["arrete"], "Le maire de Valmont,", "comprend un quartier prioritaire",
      "Article 2 – Membres de droit",
      "le procureur de la République, ou son représentant", "à leur demande",
      "à confirmer : police nationale et éducation nationale",
      "Fonction de la personne chargée de la coordination :", "article L2122-18")
    expect(
      texts["reglement"], "majorité de ses membres (article D132-9)", "Délai de convocation retenu",
      "Ni le maire ni le conseil ne les créent", "avant la signature de la charte déontologique")
    expect(
      texts["charte"], "Sans signature, pas d’échange.", "article 226-13 du code pénal",
      "Jamais en formation plénière", "dans un délai d’un mois", "Aucun fichier n’est alimenté")
    expect(texts["convocation"], "10 décembre 2026", "Heure :", "(article L132-16)")
    expect(
      texts["ordre-du-jour"], "Approbation du compte rendu de la séance du 18 juin 2026", "D132-10",
      "R132-10-1", "contrat de ville")
    expect(
      texts["compte-rendu"], "18 juin 2026", "salle du conseil", "conseil départemental",
      "Halls et place de la gare")
    expect(
      texts["suivi"], "Version 5 de la stratégie", "F01 – Équipe de médiation", "seuil d’alerte")
    // 40,000 + 8,000 + 8,000 + 10,000, then 35,000 + 7,000 + 15,000 + 10,000.
    expect(
      texts["fipd"], "66 000 €", "67 000 €", "conseil municipal (article R132-10-1)",
      "Exercice du rapport :")
    for (name, text) in texts {
      expect(text, "données fictives", "n’a pas été examiné")
      for trap in ["L132-14", "DDSP", "10 000 habitants", "50 000", "CDDF", "entraîne", "explique"]
      {
        #expect(!text.contains(trap), "\(trap) in \(name)")
      }
    }
    #expect(
      texts["arrete"]?.contains("président du conseil départemental, ou son représentant") == false)
  }

  /// The law says who is a member from 23 March 2024, the decree until then.
  @Test func composesTheCouncilOfTheDay() throws {
    for (day, isMember) in [("2024-03-22", true), ("2024-03-23", false)] {
      let folder = try TemporaryFolder()
      let texts = try papers(
        Repository.fixture("valmont").path, ["arrete", "--date", day], in: folder)
      #expect(texts.keys.sorted() == ["arrete"])
      let text = texts["arrete"] ?? ""
      let seat = "le président du conseil départemental, ou son représentant"
      #expect(text.contains(seat) == isMember)
      #expect(text.contains("Article 2 – Membres de droit") == !isMember)
      #expect(text.contains("n’y compte pas le président du conseil départemental") == !isMember)
    }
  }

  @Test func leavesPlacesWhereABareDossierSaysNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("n").path
    #expect(try Run(["nouveau", path, "--commune", "33063", "--date", "2026-11-23"]).status == 0)
    let texts = try papers(path, in: folder)
    #expect(texts.keys.sorted() == Self.names.sorted())
    expect(
      texts["arrete"], "à compléter avant signature", "à désigner",
      "La désignation d’un coordonnateur est obligatoire au-delà de 15 000 habitants")
    #expect(texts["arrete"]?.contains("est donc obligatoire") == false)
    expect(texts["convocation"], "ne donne pas de date à venir")
    expect(texts["compte-rendu"], "ne contient pas de séance", "Points, exposés et échanges :")
    expect(texts["suivi"], "ne contient pas de stratégie", "Autres fiches :")
    expect(texts["fipd"], "ne dit pas qu’aucune action n’a été financée")
  }

  @Test func givesAnIntercommunalityItsOwnArticles() throws {
    let folder = try TemporaryFolder()
    let texts = try papers(
      dossier(
        """
        intercommunalite: {siren: "200000008", nom: CA du Val, communes: ["99001", "99002"], competence_prevention: true}
        mission: {date: 2026-03-01}
        """, in: folder), in: folder)
    expect(
      texts["arrete"], "Le président de CA du Val,", "L132-13", "L5211-9",
      "les maires des communes membres, ou leurs représentants, à leur demande", "Fait à …")
    expect(texts["reglement"], "n’en crée pas.")
    expect(texts["fipd"], "organe délibérant (article R132-12-1)")
    for (name, text) in texts {
      for trap in ["L132-14", "L132-4 ", "L132-4)", "L132-5", "R132-10-1", "conseil municipal"] {
        #expect(!text.contains(trap), "\(trap) in \(name)")
      }
      // Before the state of the corpus: nothing was left unlooked at.
      #expect(!text.contains("n’a pas été examiné"), "\(name)")
    }
  }

  @Test func namesThePrefetOfThePoliceWhereHeActs() throws {
    let folder = try TemporaryFolder()
    let texts = try papers(
      dossier(
        "commune: {code_insee: \"13001\", nom: Aix}\nmission: {date: 2026-03-01}", in: folder),
      ["reglement"], in: folder)
    expect(texts["reglement"], "à la demande du préfet de police des Bouches-du-Rhône")
  }

  @Test(arguments: [
    (
      "arrondissement: {code_insee: \"69381\", nom: Lyon 1er Arrondissement}",
      "instance-arrondissement", "Lyon"
    ),
    (
      "arrondissement: {code_insee: \"75118\", nom: Paris 18e Arrondissement}", "instance-paris",
      "préfet de police"
    ),
    ("commune: {code_insee: \"75056\", nom: Paris}", "instance-paris", "arrêté conjoint"),
    (
      "intercommunalite: {siren: \"200000008\", nom: CA, communes: [\"99001\"], competence_prevention: false}",
      "instance-sans-competence", "L132-13"
    ),
  ])
  func refusesATerritoryWithoutACouncilOfItsOwn(
    head: String, identifier: String, words: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try dossier(head + "\nmission: {date: 2026-03-01}", in: folder)
    let run = try Run(["instance", path, "-s", "rendu"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.problems.contains("[\(identifier)]") && run.problems.contains(words))
    #expect(!folder.names.contains("rendu"))
  }

  @Test func suggestsThePaperThatWasMeant() throws {
    let folder = try TemporaryFolder()
    let run = try Run(
      ["instance", Repository.fixture("valmont").path, "arete", "-s", "rendu"], in: folder.url)
    #expect(run.status == 2 && run.problems.contains("vouliez-vous dire « arrete » ?"))
    #expect(!folder.names.contains("rendu"))
  }

  /// A paper of an earlier day knows nothing of the meetings after it.
  @Test func stopsAtTheMeetingsOfItsDay() throws {
    let folder = try TemporaryFolder()
    let texts = try papers(
      Repository.fixture("valmont").path, ["compte-rendu", "suivi", "--date", "2025-01-15"],
      in: folder)
    expect(texts["compte-rendu"], "5 décembre 2024", "Présentation du diagnostic")
    expect(texts["suivi"], "Version 2 de la stratégie")
    #expect(texts["suivi"]?.contains("2026-05") == false)
  }

  @Test func writesTheSameBytesTwice() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    for folder in [first, second] {
      let run = try Run(["instance", Repository.fixture("valmont").path, "-s", folder.url.path])
      #expect(run.status == 0)
    }
    #expect(first.names.count == 8)
    for name in first.names {
      #expect(
        try Data(contentsOf: first.url.appendingPathComponent(name))
          == Data(contentsOf: second.url.appendingPathComponent(name)), "\(name)")
    }
  }
}
