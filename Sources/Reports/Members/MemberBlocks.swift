import Analysis
import Document
import Dossier
import Problems
import Templates

// The fences of the communes of an intercommunality; none shows anything for one commune.
extension DiagnosticSource {
  static let memberFigures: [String: Builder] = [
    "communes.matrice": .init { material, _ throws(Problem) in
      try material.memberMatrix().map { [.figure($0)] } ?? []
    },
    "communes.multiples": .init(indicator) { material, request throws(Problem) in
      guard let indicator = request.options["indicateur"].flatMap(Indicator.init) else { return [] }
      return try material.memberMultiples(of: indicator).map { [.figure($0)] } ?? []
    },
  ]

  static let memberTables: [String: Builder] = [
    "communes.vue": .init { material, _ throws(Problem) in
      try material.membersTable().map { [.table($0)] } ?? []
    },
    "communes.taux": .init(family) { material, request throws(Problem) in
      guard let family = request.options["famille"].flatMap(IndicatorFamily.init) else { return [] }
      return try material.memberRates(of: family).map { [.table($0)] } ?? []
    },
    "communes.livret": .init(commune) { material, request throws(Problem) in
      try material.booklet(of: request.options["commune"] ?? "")
    },
  ]

  private static let indicator = BlockOption<Material>("indicateur") { material in
    material.dossier.members.isEmpty ? nil : Indicator.allCases.map(\.rawValue)
  }
  private static let family = BlockOption<Material>("famille") { material in
    material.dossier.members.isEmpty ? nil : IndicatorFamily.allCases.map(\.rawValue)
  }
  private static let commune = BlockOption<Material>("commune") { material in
    material.dossier.members.isEmpty ? nil : material.dossier.members.map(\.code)
  }
}
