import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let surveyFigures: [String: Builder] = [
    "enquete.sentiment": .init { material, _ throws(Problem) in
      try material.feelingFigures().map { .figure($0) }
    },
    "enquete.atteintes": .init { material, _ throws(Problem) in try material.prevalenceFigures() },
    "enquete.quartiers": .init { material, _ throws(Problem) in
      try material.districtFigure().map { [.figure($0)] } ?? []
    },
    "enquete.opinions": .init { material, _ throws(Problem) in try material.opinionFigures() },
  ]

  static let surveyTables: [String: Builder] = [
    "enquete.atteintes": .init { material, _ throws(Problem) in
      try material.victimisationTable().map { [.table($0)] } ?? []
    },
    "enquete.declarations": .init { material, _ throws(Problem) in
      try material.reportingTable().map { [.table($0)] } ?? []
    },
    "enquete.quartiers": .init { material, _ throws(Problem) in
      try material.districtTable().map { [.table($0)] } ?? []
    },
    "enquete.croisements": .init { material, _ throws(Problem) in
      try material.crossingTable().map { [.table($0)] } ?? []
    },
    "enquete.methode": .init { material, _ throws(Problem) in
      try material.surveyMethod().map { [.fieldTable($0)] } ?? []
    },
    "enquete.echantillon": .init { material, _ throws(Problem) in
      try material.sampleTable().map { [.table($0)] } ?? []
    },
    "enquete.questionnaire": .init { material, _ throws(Problem) in
      try material.questionnaireTable().map { [.table($0)] } ?? []
    },
    "enquete.constats": .init(.theme) { material, request throws(Problem) in
      let aspects = findingAspects(of: request.options["theme"])
      return try material.callout(
        for: material.numbered.filter { $0.domain == .survey && aspects.contains($0.aspect) })
    },
  ]
}

private let themes: [String: Set<Finding.Aspect>] = [
  "sentiment": [.feeling], "atteintes": [.prevalence, .complaint], "quartiers": [.districts],
]

extension BlockOption<Material> {
  fileprivate static let theme = BlockOption("theme", isRequired: false) { _ in
    themes.keys.sorted()
  }
}

/// The findings that a fence asks for: all of the chapter, or those of one theme.
private func findingAspects(of theme: String?) -> Set<Finding.Aspect> {
  theme.flatMap { themes[$0] } ?? Set(Finding.Aspect.allCases)
}
