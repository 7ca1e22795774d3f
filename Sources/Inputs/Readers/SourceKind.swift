public import Dossier

/// What a file is, as its header or its properties say.
public enum SourceKind: String, CaseIterable, Hashable, Sendable {
  case recordedCommunes = "ssmsi-communes"
  case recordedDepartments = "ssmsi-departements"
  case recordedRegions = "ssmsi-regions"
  case filosofi
  case legalPopulations = "populations-legales"
  case census = "recensement"
  case communeNames = "cog-communes"
  case departmentNames = "cog-departements"
  case regionNames = "cog-regions"
  case densityGrid = "grille-de-densite"
  case intercommunalities = "composition-des-epci"
  case outlines = "contours"
  case iris
  case priorityDistricts = "quartiers-prioritaires"

  /// The key of `sources` under which such a file goes.
  public var key: DeclaredSources.Kind {
    switch self {
    case .recordedCommunes, .recordedDepartments, .recordedRegions: .recordedCrime
    case .filosofi, .legalPopulations, .census: .social
    case .communeNames, .departmentNames, .regionNames, .densityGrid, .intercommunalities:
      .geography
    case .outlines: .outlines
    case .iris: .iris
    case .priorityDistricts: .priorityDistricts
    }
  }

  /// Whether a file may hold a part of the country only, as extracts and layers of a département do:
  /// a territory is then served by the newest edition that holds it.
  var comesInParts: Bool {
    [.recordedCommunes, .outlines, .iris, .priorityDistricts].contains(self)
  }
}

// What a consultant reads of a kind, in the dossier that `vigie nouveau` writes.
extension SourceKind {
  static let openLicence = "Licence Ouverte 2.0"

  public var producer: String {
    switch self {
    case .recordedCommunes, .recordedDepartments, .recordedRegions: "SSMSI"
    case .filosofi, .legalPopulations, .census, .communeNames, .departmentNames, .regionNames,
      .intercommunalities:
      "Insee"
    case .densityGrid: "Insee, ANCT"
    case .outlines: "IGN, Insee"
    case .iris: "IGN, Insee"
    case .priorityDistricts: "ANCT"
    }
  }

  public var dataset: String {
    switch self {
    case .recordedCommunes: "Base statistique communale de la délinquance enregistrée"
    case .recordedDepartments: "Base statistique départementale de la délinquance enregistrée"
    case .recordedRegions: "Base statistique régionale de la délinquance enregistrée"
    case .filosofi: "Fichier localisé social et fiscal (Filosofi)"
    case .legalPopulations: "Populations légales des communes"
    case .census: "Recensement de la population, base communale"
    case .communeNames: "Code officiel géographique, communes"
    case .departmentNames: "Code officiel géographique, départements"
    case .regionNames: "Code officiel géographique, régions"
    case .densityGrid: "Grille communale de densité"
    case .intercommunalities: "Composition communale des intercommunalités"
    case .outlines: "Contours des communes et des arrondissements"
    case .iris: "Contours des IRIS"
    case .priorityDistricts: "Quartiers prioritaires de la politique de la ville"
    }
  }

  /// The columns, or the properties of a GeoJSON file, by which it is recognised.
  public var expectedColumns: String {
    let recorded = "annee, indicateur, unite_de_compte, nombre, taux_pour_mille"
    return switch self {
    case .recordedCommunes: "CODGEO_20xx, \(recorded), est_diffuse, insee_pop, insee_log"
    case .recordedDepartments: "Code_departement, \(recorded), insee_pop, insee_log"
    case .recordedRegions: "Code_region, \(recorded), insee_pop, insee_log"
    case .filosofi: "CODGEO, MEDaa, TP60aa, PIMPaa, D1aa, D9aa, RDaa (aa : millésime)"
    case .legalPopulations: "COM (cinq caractères), PMUN, PTOT ; ou CODGEO, PMUNaaaa"
    case .census: "CODGEO, Paa_POP, Paa_POP0014…, Caa_FAM, Paa_LOG… (aa : millésime)"
    case .communeNames: "TYPECOM, COM, REG, DEP, TNCC, LIBELLE, COMPARENT"
    case .departmentNames: "DEP, REG, CHEFLIEU, LIBELLE"
    case .regionNames: "REG, CHEFLIEU, LIBELLE"
    case .densityGrid: "insee_com (ou CODGEO), niveau_densite (ou LIBDENS)"
    case .intercommunalities: "CODGEO, EPCI, LIBEPCI"
    case .outlines: "code (ou INSEE_COM, insee, codgeo), nom ; longitude et latitude en degrés"
    case .iris: "CODE_IRIS, INSEE_COM, NOM_IRIS ; longitude et latitude en degrés"
    case .priorityDistricts: "code_qp, lib_qp, insee_com ; longitude et latitude en degrés"
    }
  }

  var licence: String {
    switch self {
    // Insee's figures are reused freely provided that the source is cited.
    case .filosofi, .legalPopulations, .census, .communeNames, .departmentNames, .regionNames,
      .intercommunalities:
      "réutilisation libre, source Insee à citer"
    case .recordedCommunes, .recordedDepartments, .recordedRegions, .densityGrid, .outlines, .iris,
      .priorityDistricts:
      Self.openLicence
    }
  }
}

extension RecordedBase.Level {
  var kind: SourceKind {
    switch self {
    case .communes: .recordedCommunes
    case .departments: .recordedDepartments
    case .regions: .recordedRegions
    }
  }
}
