import Dossier
import Testing

@testable import Strategy

/// Whose number it is, is read from the unit, else from the label; a doubt hides.
@Suite struct MeasureSecrecyTests {
  private func isHidden(
    _ value: Double, unit: String?, label: String = "Suivi", kind: ActionIndicator.Kind? = nil,
    edition: DocumentEdition = .publishable
  ) -> Bool {
    var indicator = ActionIndicator(identifier: "I1", label: label)
    indicator.unit = unit
    indicator.kind = kind
    let secrecy = MeasureSecrecy(
      thresholds: SecrecyThresholds(facts: 5, persons: 11), edition: edition)
    return secrecy.disclosed(value, of: indicator) == .hidden
  }

  @Test(arguments: [
    "personnes par an", "nombre de personnes", "nombre de victimes", "nb de jeunes", "collégiennes",
    "pers.", "mesures par an", "rappels à l'ordre", "téléphones grave danger", "situations", "TIG",
    "dossiers suivis", "cas", "plaignants", "élèves", "Femmes accompagnées", "ménages",
  ])
  func hidesFewPersons(unit: String) {
    #expect(isHidden(10, unit: unit, kind: .output))
    #expect(!isHidden(11, unit: unit, kind: .output))
    #expect(!isHidden(0, unit: unit, kind: .output))
    #expect(!isHidden(10, unit: unit, edition: .restricted))
  }

  @Test(arguments: ["infractions par an", "signalements", "appels par an", "véhicules"])
  func hidesFewFacts(unit: String) {
    #expect(isHidden(4, unit: unit, kind: .result))
    #expect(!isHidden(5, unit: unit, kind: .result))
  }

  @Test func takesAnUnsaidCountForOneOfPersons() {
    #expect(isHidden(7, unit: nil, kind: .output))
    #expect(isHidden(7, unit: "nombre par an", label: "Femmes mises à l'abri"))
  }

  @Test(arguments: [
    ("%", ActionIndicator.Kind.result), ("jours", .result), ("euros", .output), ("halls", .output),
    ("soirées", .output), ("taux pour 1 000 habitants", .result),
  ])
  func showsWhatIsNobodys(unit: String, kind: ActionIndicator.Kind) {
    #expect(!isHidden(3, unit: unit, kind: kind))
  }
}
