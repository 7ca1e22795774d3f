import Dossier
import Inputs
import Problems
import Testing

/// The dossier of Valmont with these files under `social`.
private func dossier(_ files: [String: String]) throws -> Dossier {
  let names = files.keys.sorted().joined(separator: ", ")
  return try TemporaryDossier(
    """
    vigie: 1
    commune: {code_insee: "99001"}
    mission: {date: 2026-11-23}
    sources: {social: [\(names)]}
    """, files: files
  ).read().value
}

private let names = "TYPECOM;COM;REG;DEP;TNCC;LIBELLE;COMPARENT\nCOM;99001;98;99;2;Le Val;\n"

@Suite struct SocialTests {
  @Test func readsFilosofiWhateverTheYearOfItsColumns() throws {
    let social = try dossier([
      "a.csv": names,
      "b.csv":
        "CODGEO;MED19;TP6019;TP60AGE119;D119;RD19\n99002;s;nd;;NA;3,1\n99001;20630;16,7;s;10690;3.3\n",
    ]).social
    let base = try #require(social.first)
    #expect(base.vintage == 2019)
    #expect(base.areas == ["99001", "99002"])
    #expect(base.value(.medianIncome, area: "99001") == 20630)
    #expect(base.value(.povertyRate, area: "99001") == 16.7)
    #expect(base.value(.povertyRateUnder30, area: "99001") == nil)
    #expect(base.value(.decileRatio, area: "99002") == 3.1)
    #expect(base.value(.medianIncome, area: "99002") == nil)
  }

  @Test(
    arguments: [
      (
        "populations-2023.csv",
        "DEP;CODCOM;COM;Commune;PMUN;PTOT\n99;001;99001;Le Val;23450;23980\n", 2023
      ),
      (
        "b.csv",
        "CODREG;REG;CODDEP;DEP;CODCOM;COM;PMUN;PTOT\n98;Région;99;Dép;001;Le Val;23450;23980\n", nil
      ),
      ("b.csv", "CODGEO;LIBGEO;PMUN2022;PTOT2022\n99001;Le Val;23450;23980\n", 2022),
      ("b.csv", "codgeo;libgeo;p21_pop;ptot\n99001;Le Val;23450;23980\n", 2021),
    ] as [(String, String, Int?)])
  func readsLegalPopulationsInTheirForms(name: String, text: String, vintage: Int?) throws {
    let territory = try dossier([name: text]).territory
    #expect(territory.name.label == "Le Val")
    #expect(territory.municipalPopulation == 23450)
    #expect(territory.totalPopulation == 23980)
    #expect(territory.populationVintage == vintage)
  }

  @Test func makesSharesOfTheLatestCensusOfATable() throws {
    let base = try #require(
      try dossier([
        "a.csv": names,
        "b.csv": "CODGEO;P15_POP;P22_POP;P22_POP0014;P22_POP6074;P22_POP7589;P22_POP90P;"
          + "P22_ACT1564;P22_CHOM1564;C22_FAM;C22_FAMMONO;P22_RP;P22_RP_LOCHLMV;P22_LOG\n"
          + "99001;900;1000;200;150;80;20;400;50;300;60;0;0;500\n",
      ]).social.first)
    #expect(base.vintage == 2022)
    #expect(base.value(.censusPopulation, area: "99001") == 1000)
    #expect(base.value(.shareUnder15, area: "99001") == 20)  // 200 / 1000
    #expect(base.value(.share60Plus, area: "99001") == 25)  // (150 + 80 + 20) / 1000
    #expect(base.value(.share75Plus, area: "99001") == 10)  // (80 + 20) / 1000
    #expect(base.value(.unemployment15To64, area: "99001") == 12.5)  // 50 / 400
    #expect(base.value(.singleParentFamilies, area: "99001") == 20)  // 60 / 300
    #expect(base.value(.socialHousing, area: "99001") == nil)  // of no main dwelling
    #expect(base.value(.dwellings, area: "99001") == 500)
  }

  /// The column names are those of Insee's files; the figures of `fixtures/base-cc` are made up.
  @Test func readsTheFiveTablesOfTheCensusTogether() throws {
    let dossier = try readDossier(at: packageFolder + "/fixtures/base-cc").value
    #expect(dossier.social.count == 5)
    #expect(dossier.social.allSatisfy { $0.vintage == 2021 && $0.areas == ["99001", "99002"] })
    func value(_ variable: SocialVariable) -> Double? {
      dossier.social.lazy.compactMap { $0.value(variable, area: "99001") }.first
    }
    let expected: [(SocialVariable, Double)] = [
      (.shareUnder15, 18), (.share15To29, 19), (.share60Plus, 24),  // (150 + 80 + 10) / 1000
      (.share75Plus, 9), (.men75Plus, 30), (.women75Plus, 60),  // 27 + 3, 53 + 7
      (.onePersonHouseholds, 40), (.singleParentFamilies, 20),  // 180 / 450, 50 / 250
      (.unemployment15To64, 12), (.unemployment15To24, 25),  // 60 / 500, 15 / 60
      (.noDiploma, 20), (.socialHousing, 20), (.ownerOccupiers, 50),  // 150 / 750, 90 and 225 / 450
      (.tenants, 48), (.vacantDwellings, 8), (.secondaryDwellings, 2), (.flats, 40),
    ]
    for (variable, share) in expected {
      #expect(value(variable) == share, "\(variable)")
    }
    // Nothing of the census is left out but what a profile doesn't ask.
    let blocks = Set(dossier.social.flatMap { $0.columns.keys }.compactMap(\.block))
    #expect(blocks == [.age, .families, .employment, .education, .housing])
  }

  @Test func leavesTheDiplomasOf2016WhichHoldTheBrevetToo() throws {
    let base = try #require(
      try dossier([
        "a.csv": names,
        "b.csv": "CODGEO;P16_NSCOL15P;P16_NSCOL15P_DIPLMIN;P16_ACT1564;P16_CHOM1564\n"
          + "99001;700;240;500;60\n",
      ]).social.first)
    #expect(base.vintage == 2016)
    #expect(base.columns[.noDiploma] == nil)
    #expect(base.value(.unemployment15To64, area: "99001") == 12)
  }

  @Test func takesTheArticleFromTheCOGAndTheArrondissementFromTheCode() throws {
    #expect(try dossier(["a.csv": names]).territory.name.withDe == "du Val")
    let paris = try TemporaryDossier(
      """
      vigie: 1
      arrondissement: {code_insee: 75101}
      mission: {date: 2026-11-23}
      sources: {geographie: [cog.csv]}
      """,
      files: [
        "cog.csv": """
        TYPECOM;COM;REG;DEP;TNCC;LIBELLE;COMPARENT
        ARM;75101;11;75;0;Paris 1er Arrondissement;75056
        COMD;75101;11;75;0;Une commune déléguée;75056

        """
      ]
    ).read().value.territory
    #expect(paris.name.withDe == "du 1ᵉʳ arrondissement de Paris")
    #expect(paris.kind == .arrondissement(cityCode: "75056"))
    #expect(paris.department?.name == "Paris")
    #expect(paris.region?.name == "Île-de-France")
  }

  @Test func readsTheDensityGrid() throws {
    let grid = "insee_com,lib_com,niveau_densite\n99001,Le Val,Centres urbains intermédiaires\n"
    let found = try dossier(["a.csv": names, "b.csv": grid])
    #expect(found.territory.densityClass == "Centres urbains intermédiaires")
  }

  @Test func addsTheLegalPopulationsOfTheMembersOfAnIntercommunality() throws {
    let territory = try TemporaryDossier(
      """
      vigie: 1
      intercommunalite: {siren: "200000000", nom: CA du Val, communes: ["99001", "99002"], cispd: oui}
      mission: {date: 2026-11-23}
      sources: {social: [a.csv]}
      """, files: ["a.csv": "CODGEO;LIBGEO;PMUN2022\n99001;A;100\n99002;B;250\n99003;C;7\n"]
    ).read().value.territory
    #expect(territory.municipalPopulation == 350)
    #expect(territory.kind == .intercommunality(memberCodes: ["99001", "99002"]))
    #expect(territory.intercommunality?.hasCISPD == true)
    #expect(territory.intercommunality?.hasPreventionCompetence == nil)
  }
}
