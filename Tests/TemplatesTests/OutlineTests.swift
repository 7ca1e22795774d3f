import Problems
import Templates
import Testing

@Suite struct OutlineTests {
  @Test func readsATopicAndAFindingWithValues() throws {
    #expect(
      try expanded("# Atteintes {{commune.nom | de}} | Un taux de **{{taux}}** {#biens}")
        == "# Atteintes du Havre | Un taux de <b>8,24</b> #biens")
  }

  @Test func namesAPlaceAfterItsTopic() throws {
    #expect(
      try expanded("# L'été à l'École\n\n# L'été à l'école\n\n# {{annee}}")
        == "# L'été à l'École #l-ete-a-l-ecole\n# L'été à l'école #l-ete-a-l-ecole-2\n# 2024 #2024")
  }

  @Test func numbersAnAnnexWithLettersAndLeavesAForewordWithout() throws {
    #expect(
      try expanded("# Avant {numerotation: aucune}\n\n# Sources {#s numerotation: annexe}")
        == "# Avant #avant (none)\n# Sources #s (annex)")
  }

  @Test func letsAChapterFollowTheOneBefore() throws {
    #expect(
      try expanded(
        "# Un {#un page: suite}\n\n# Deux {#deux page: nouvelle}\n\n# Trois {page: paysage}")
        == "# Un #un (follows on)\n# Deux #deux\n# Trois #trois (landscape)")
  }

  @Test func repeatsASectionWithItsVariable() throws {
    let outline = """
      # Familles

      ## {{famille.nom}} {#f-{{famille.id}} pour: famille dans familles}

      Code {{famille.id}}.

      ### Grave {#g-{{famille.id}} si: famille.grave}

      Oui.

      # Fin
      """
    #expect(
      try expanded(outline) == """
        # Familles #familles
        ## Biens #f-biens
        Code biens.
        ### Grave #g-biens
        Oui.
        ## Personnes #f-personnes
        Code personnes.
        # Fin #fin
        """)
  }

  @Test func repeatsAndChoosesInsideFences() throws {
    let outline = """
      ````pour famille dans familles
      - {{famille.nom}}

      ```si famille.grave
      Grave.
      ```
      ````
      """
    #expect(try expanded(outline) == "ul<Biens>\nGrave.\nul<Personnes>")
  }

  @Test func asksForFiguresTablesFindingsAndProse() throws {
    let outline = """
      ```figure malveillance.evolution famille={{niveau}} titre="deux mots"
      ```

      ```tableau social.profil
      ```

      ```constat malveillance.cambriolages
      ```

      ```phrase malveillance.resume
      ```

      ```figure rien
      ```
      """
    #expect(
      try expanded(outline) == """
        [figure malveillance.evolution famille=fort titre=deux mots]
        table social.profil
        [constat malveillance.cambriolages]
        [phrase malveillance.resume]
        """)
  }

  @Test func givesAFigureItsNameAndTheLoopAround() throws {
    let outline = """
      ````pour f dans familles
      ```figure malveillance.{{niveau}}
      ```
      ````
      """
    let found = try problems(outline.replacing("{{niveau}}", with: "⟨{{niveau}}⟩"))
    // Once, though the loop turns twice.
    #expect(found.all.map(\.summary) == ["la figure « malveillance.fort » n'existe pas"])
    #expect(
      try expanded(outline.replacing("{{niveau}}", with: "evolution"))
        == "[figure malveillance.evolution (f)]\n[figure malveillance.evolution (f)]")
  }

  @Test func setsACommentBesideTheFiguresBeforeIt() throws {
    let outline = """
      # Un

      Texte.

      ```tableau social.profil
      ```

      ```commentaire
      Ce que *cela* dit.
      ```

      Suite.

      ```commentaire
      Note.
      ```
      """
    #expect(
      try expanded(outline) == """
        # Un #un
        Texte.
        beside <table social.profil> <Ce que <i>cela</i> dit.>
        beside <Suite.> <Note.>
        """)
  }

  @Test func warnsOfACommentThatHasNothingBesideIt() throws {
    let found = try problems("# Un\n\n⟨```commentaire⟩\nNote.\n```")
    #expect(found.all.map(\.identifier) == ["commentaire-seul"])
    #expect(found.all.first?.isError == false)
    #expect(found.all.first?.span?.line == 3)
  }

  @Test func readsKeyFiguresCalloutsFieldsAndColumns() throws {
    let outline = """
      ```chiffres
      {{commune.population}} | **habitants** | en {{annee}}
      {{agents}} | agents
      ```

      ```precaution
      Peu de faits.
      ```

      ```alerte Base *faible*
      - un
      - deux
      ```

      ```champs
      Pilote | {{commune.nom}}
      ```

      ```colonnes
      malveillance.evolution famille=a
      figure malveillance.entonnoir
      ```

      ```colonnes
      À {{commune.nom}}.

      ---
      - un
      ```

      ```chapeau
      En bref.
      ```
      """
    #expect(
      try expanded(outline) == """
        23\u{202F}450 = <b>habitants</b> = en 2024
        à compléter = agents =\u{20}
        caution Précaution: Peu de faits.
        alert Base <i>faible</i>: ul<un><deux>
        Pilote : Le Havre
        columns <[figure malveillance.evolution famille=a]> <[figure malveillance.entonnoir]>
        columns <À Le Havre.> <ul<un>>
        (lead) En bref.
        """)
  }

  @Test func placesContentsListsAndPages() throws {
    let fences = ["sommaire", "liste-figures", "liste-tableaux", "page"]
    #expect(
      try expanded(fences.map { "```\($0)\n```" }.joined(separator: "\n\n"))
        == "contents chapters\ncontents figures\ncontents tables\npage")
  }

  @Test func readsFencesInsideListsAndLeavesCommentsOut() throws {
    #expect(
      try expanded(
        "<!-- pour nous -->\n\n- un\n\n  ```figure malveillance.evolution\n  ```\n\n> *dit*")
        == "ul<un\n[figure malveillance.evolution]>\n<i><i>dit</i></i>")
  }

  @Test func keepsLinksListsAndBreaks() throws {
    #expect(
      try expanded("1. [le cadre](#cadre-{{niveau}})\n2. <https://exemple.fr>\n\nUn\\\ndeux\ntrois")
        == "ol<<a #cadre-fort>le cadre</a>><<a https://exemple.fr>https://exemple.fr</a>>\n"
        + "Un<br>deux trois")
  }

  @Test(arguments: [
    ("```⟨figurre⟩ malveillance.evolution\n```", "bloc-inconnu", "figure"),
    ("```figure ⟨malveillance.evolutoin⟩\n```", "figure-inconnue", "malveillance.evolution"),
    ("```tableau ⟨social.profils⟩\n```", "tableau-inconnu", "social.profil"),
    ("```constat ⟨malveillance.cambriolage⟩\n```", "constat-inconnu", "malveillance.cambriolages"),
    ("```phrase ⟨malveillance.resumé⟩\n```", "phrase-inconnue", "malveillance.resume"),
    ("```figure malveillance.evolution ⟨famile=a⟩\n```", "option-inconnue", "famille"),
    ("# Un {⟨sii:⟩ fictif}", "attribut-inconnu", "si"),
    ("# Un {numerotation: ⟨annexes⟩}", "valeur-inconnue", "annexe"),
    ("# Un {page: ⟨suites⟩}", "valeur-inconnue", "suite"),
    ("# Un {pour: f dans ⟨famille⟩}", "valeur-inconnue", "familles"),
    ("```pour f dans ⟨famille⟩\nx\n```", "valeur-inconnue", "familles"),
    (
      "````si fictif\n```figure ⟨malveillance.evolutoin⟩\n```\n````", "figure-inconnue",
      "malveillance.evolution"
    ),
    (
      "```colonnes\nfigure ⟨malveillance.entonoir⟩\n```", "figure-inconnue",
      "malveillance.entonnoir"
    ),
  ])
  func suggestsTheNameThatWasProbablyMeant(
    outline: String, identifier: String, meant: String
  ) throws {
    let found = try problems("Avant.\n\n" + outline + "\n")
    #expect(found.all.map(\.identifier) == [identifier])
    #expect(found.all.first?.span == found.mark)
    #expect(found.all.first?.hint == "vouliez-vous dire « \(meant) » ?")
  }

  @Test(arguments: [
    ("```page\n", "bloc-non-ferme", 3),
    ("````si fictif\n```page\n````", "bloc-non-ferme", 4),
    ("```\ncode\n```", "bloc-sans-nom", 3),
    ("Un <b>mot</b>.", "html-refuse", 3),
    ("<div>\nbloc\n</div>", "html-refuse", 3),
    ("Une ![image](a.png).", "image", 3),
    ("    du code", "texte-indente", 3),
    ("***", "filet", 3),
    ("##### Cinq", "niveau-de-titre", 3),
    ("# Un\n\n### Trois", "niveau-de-titre", 5),
    ("# Un {#a}\n\n# Deux {#a}", "ancre-en-double", 5),
    ("Un {#un}\n===", "attributs-illisibles", 3),
    ("# Un{#un}", "attributs-illisibles", 3),
    ("# Un {xyz}", "attribut-attendu", 3),
    ("# Un {}", "attributs-illisibles", 3),
    ("# Un {pour: f familles}", "boucle-illisible", 3),
    ("# Un {pour: f dans niveau}", "liste-attendue", 3),
    ("```figure\n```", "nom-attendu", 3),
    ("```figure malveillance.evolution titre\n```", "option-illisible", 3),
    ("```figure malveillance.evolution\ntexte\n```", "bloc-non-vide", 4),
    ("```page deux\n```", "bloc-illisible", 3),
    ("```chiffres\n12 habitants\n```", "chiffre-illisible", 4),
    ("```champs\nPilote\n```", "champ-illisible", 4),
    ("```colonnes\n```", "colonnes", 3),
    ("```colonnes\nun\n---\ndeux\n---\ntrois\n---\nquatre\n```", "colonnes", 3),
    ("```colonnes\nun\n---\n<b>deux</b>\n```", "html-refuse", 6),
    ("```inclure\n```", "nom-attendu", 3),
    ("```inclure ../secret.md\n```", "nom-de-modele", 3),
    ("```inclure absent.md\n```", "modele-absent", 3),
  ])
  func refusesWhatADocumentCannotHold(outline: String, identifier: String, line: Int) throws {
    let found = try problems("Avant.\n\n" + outline + "\n").all
    #expect(found.allSatisfy { $0.identifier == identifier } && !found.isEmpty, "\(found)")
    #expect(found.first?.span?.line == line)
  }

  @Test func stopsAtFencesNestedBeyondReason() throws {
    let depth = 30
    let opening = (0..<depth).map {
      String(repeating: "`", count: 40 - $0) + "si fictif\n"
    }.joined()
    let closing = (0..<depth).reversed().map { String(repeating: "`", count: 40 - $0) + "\n" }
    let found = try problems(opening + "x\n" + closing.joined()).all
    #expect(found.map(\.identifier) == ["trop-imbrique"])
    #expect(found.first?.span?.line == 21)
  }

  @Test func leavesPlacesToFillInAndToSign() throws {
    let outline = """
      ```blanc 3
      Lieu {{commune.nom | de}} :
      Heure :
      ```

      ```blanc
      Date :
      ```

      ```signatures Fait à {{commune.nom}}, le
      Le maire
      Le préfet | absent
      ```
      """
    #expect(
      try expanded(outline) == """
        blank Lieu du Havre : × 3
        blank Heure : × 3
        blank Date : × 1
        signatures Le maire / Le préfet
        """)
  }

  @Test(arguments: [
    ("```blanc ⟨beaucoup⟩\nLieu :\n```", "blanc-illisible"),
    ("```blanc ⟨26⟩\nLieu :\n```", "blanc-illisible"),
    ("```⟨blanc⟩\n```", "blanc-vide"), ("```⟨signatures⟩\n```", "signatures-vides"),
    ("```signatures\n⟨| nom⟩\n```", "signataire-illisible"),
  ])
  func refusesAPlaceThatCantBeRead(outline: String, identifier: String) throws {
    let found = try problems(outline)
    #expect(found.all.map(\.identifier) == [identifier])
    #expect(found.all.first?.span?.line == found.mark?.line)
    #expect(found.all.first?.span?.column == found.mark?.column)
  }
}
