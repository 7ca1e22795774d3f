import Inputs
import Testing

/// What the linter of nominative content stops, and what it lets through.
@Suite struct NominativeTests {
  /// Names of a made-up territory.
  static let places = PlaceNames([
    "Valmont", "Centre-Gare", "Les Coteaux", "La Plaine", "Saint-Martin", "Charlotte", "Victoire",
  ])

  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let kind: NominativeMatch.Kind
    let excerpt: String
    var testDescription: String { text }

    init(_ text: String, _ kind: NominativeMatch.Kind, _ excerpt: String) {
      (self.text, self.kind, self.excerpt) = (text, kind, excerpt)
    }
  }

  static let refused = [
    Case("Demandez à M. Durand, il sait.", .civility, "M. Durand"),
    Case("C’est Mme X. qui appelle.", .civility, "Mme X."),
    Case("Le docteur Petit ferme à 18 h.", .civility, "docteur Petit"),
    Case("La porte de M. Roux est cassée.", .civility, "M. Roux"),
    Case("Le parking de Mme Diallo", .civility, "Mme Diallo"),
    Case("monsieur Le Goff se plaint", .civility, "monsieur Le Goff"),
    Case("la famille Benali fait peur", .civility, "famille Benali"),
    Case("le commissaire Moreau est venu", .civility, "commissaire Moreau"),
    Case("M. D. tient le hall", .civility, "M. D."),
    Case("Mme Saint-Martin appelle", .civility, "Mme Saint-Martin"),
    Case("Me Lopez l’assiste", .civility, "Me Lopez"),
    Case("Jean Durand crie la nuit", .fullName, "Jean Durand"),
    Case("C’est Karim B. qui vend", .fullName, "Karim B."),
    Case("DURAND Jean, du hall 4", .fullName, "DURAND Jean"),
    Case("Avec J. Durand au club", .fullName, "J. Durand"),
    Case("Jean-Pierre Martin le dit", .fullName, "Jean-Pierre Martin"),
    Case("l’immeuble de Fatima Zerrouki", .fullName, "Fatima Zerrouki"),
    Case("Charlotte Durand le sait", .fullName, "Charlotte Durand"),
    Case("C’est le fils Martinez qui casse tout", .civility, "fils Martinez"),
    Case("mme dupont appelle tous les soirs", .civility, "mme dupont"),
    Case("M. dupont aussi", .civility, "M. dupont"),
    Case("Jean-Luc et sa femme", .givenName, "Jean-Luc"),
    Case("Karim et sa bande", .givenName, "Karim"),
    Case("On connaît bien mohamed", .givenName, "mohamed"),
    Case("Le frère de Kévin dort là", .givenName, "Kévin"),
    Case("Le dealer, c’est K.B. du 4", .initials, "K.B."),
    Case("J. D. est revenu", .initials, "J. D."),
    Case("un homme né le 12/03/1984", .birth, "né le 12/03/1984"),
    Case("une fille née le 12 mars 1984", .birth, "née le 12 mars 1984"),
    Case("il est né en 2009 ici", .birth, "né en 2009"),
    Case("date de naissance : 01.02.2003", .birth, "naissance : 01.02.2003"),
    Case("Appelez le 06 12 34 56 78.", .phone, "06 12 34 56 78"),
    Case("Tél. 01.23.45.67.89", .phone, "01.23.45.67.89"),
    Case("0612345678", .phone, "0612345678"),
    Case("le +33 6 12 34 56 78", .phone, "+33 6 12 34 56 78"),
    Case("le +33 (0)6 12 34 56 78", .phone, "+33 (0)6 12 34 56 78"),
    Case("écrire à j.durand@exemple.fr.", .email, "j.durand@exemple.fr"),
    Case("il poste sur @karim_93", .account, "@karim_93"),
    Case("snap : lebosdu93", .account, "snap : lebosdu93"),
    Case("voir facebook.com/lebosdu93", .account, "facebook.com/lebosdu93"),
    Case("une Clio AB-123-CD grise", .plate, "AB-123-CD"),
    Case("la voiture ab123cd", .plate, "ab123cd"),
    Case("immatriculée 123 ABC 75", .plate, "123 ABC 75"),
    Case("au 12 rue des Lilas", .address, "12 rue des Lilas"),
    Case("au 4 bis, avenue Foch", .address, "4 bis, avenue Foch"),
    Case("le 3 place de la Victoire", .address, "3 place de la Victoire"),
    Case("appartement 12, toujours ouvert", .dwelling, "appartement 12"),
    Case("au 3e étage porte gauche", .dwelling, "étage porte gauche"),
    Case("logement n° 48", .dwelling, "logement n° 48"),
    Case("son numéro 2 84 03 75 116 042 35", .socialSecurityNumber, "2 84 03 75 116 042 35"),
    Case("1840375116042", .socialSecurityNumber, "1840375116042"),
    Case("1 84 03 2A 116 042", .socialSecurityNumber, "1 84 03 2A 116 042"),
  ]

  @Test(arguments: refused)
  func refusesWhatDesignatesAPerson(_ example: Case) {
    let found = nominativeFindings(in: example.text, places: Self.places)
    #expect(found.map(\.excerpt) == [example.excerpt])
    #expect(found.map(\.kind) == [example.kind])
    #expect(found.map(\.isSure) == [true])
    // The offset leads back to the excerpt.
    for match in found {
      let tail = example.text.dropFirst(match.offset)
      #expect(tail.hasPrefix(match.excerpt))
    }
  }

  @Test(arguments: [
    "Les locataires n'osent plus descendre le soir.",
    "rue de la Gare", "place Saint-Roch", "le maire", "M. le maire l’a dit.",
    "Madame la préfète est venue.", "La Plaine", "Les Coteaux", "18 h–23 h",
    "4 médiateurs, 18 h–23 h",
    "2 250 € par mois", "loi du 5 mars 2007", "la circulaire du 28 octobre 1997",
    "Saint-Martin et Charlotte sont calmes.", "rue du Docteur Roux", "collège Jean Moulin",
    "rue Victor Hugo", "place du Général Leclerc", "l’école primaire Jules Ferry",
    "au bâtiment B. Les jeunes y restent.", "hall 4", "au 3e étage", "le bus 12 avenue de la Gare",
    "la ligne 4", "12 places de parking", "un logement de 3 pièces", "100 logements",
    "Il ne le dit pas.", "elle se marie", "la S.N.C.F.", "la P.M. passe",
    "appelez le 17 ou le 3919",
    "Un quart des 1 250 000 habitants", "en 2024 rue de la Gare", "CLSPD", "le CSU et les ASVP",
    "À 23 h tout s’éteint.", "Saint-Étienne", "Pierre, feuille, ciseaux",
    "Snapchat : ils filment tout",
    "Le gardien d’immeuble de Valmont", "Deux halls sur trois", "une Clio grise",
    "Me voici seule", "12 m. de haut", "France Travail", "Depuis Noël", "Mme et M. le maire",
    "Le square Pierre Mendès-France", "Grâce à la médiation",
  ])
  func letsThroughWhatNamesNobody(text: String) {
    #expect(nominativeFindings(in: text, places: Self.places).map(\.excerpt) == [])
  }

  @Test(arguments: [
    ("Le 14 juillet 2025, des tirs de mortiers", "14 juillet 2025", NominativeMatch.Kind.date),
    ("Depuis que Claire est partie", "Claire", .givenName),
  ])
  func onlyWarnsOfWhatAPersonMustJudge(
    text: String, excerpt: String, kind: NominativeMatch.Kind
  ) {
    let found = nominativeFindings(in: text, places: Self.places)
    #expect(found.map(\.excerpt) == [excerpt])
    #expect(found.map(\.kind) == [kind])
    #expect(found.map(\.isSure) == [false])
  }

  @Test func findsAllPlacesOfATextInOrder() {
    let found = nominativeFindings(in: "M. Durand, 12 rue des Lilas, 06 12 34 56 78")
    #expect(found.map(\.kind) == [.civility, .address, .phone])
    #expect(found.map(\.offset) == [0, 11, 29])  // « M. Durand, » has 11 signs, the street 16 + 2
  }

  @Test func takesANameForAPlaceOnlyWhereTheTerritoryHasIt() {
    #expect(nominativeFindings(in: "à Charlotte", places: Self.places).isEmpty)
    #expect(nominativeFindings(in: "à Charlotte").map(\.kind) == [.givenName])
  }
}
