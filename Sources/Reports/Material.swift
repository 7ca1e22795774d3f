import Analysis
import Charts
import Document
import Dossier
import Drawing
import Law
import Problems
import Templates
import Units

/// All that the sentences, figures and tables of a document are made from.
struct Material: ReportMaterial {
  let dossier: Dossier
  let findings: Findings
  let obligations: [Obligation]
  let wording: Wording
  let edition: DocumentEdition
  /// The author's own texts that this document holds, in order of subject.
  var authorTexts: [AuthorText] = []
  var findingTexts: [String: FindingText] = [:]
  /// What each section is about, by its anchor; empty until the outline is known.
  var sectionNames: [String: String] = [:]

  /// « communes comparables ».
  var groupName: String {
    get throws(Problem) { try words("types.\(kindKey).comparables") }
  }

  /// Findings that say something, domain after domain, strongest first; each has a number.
  var numbered: [Finding] {
    Finding.Domain.allCases.flatMap { domain in
      findings.list.filter { $0.domain == domain && $0.saysSomething }
    }
  }

  /// « C12 », nil for a finding that is not numbered.
  func number(of identifier: String) -> String? {
    numbered.firstIndex { $0.identifier == identifier }.map { "C\($0 + 1)" }
  }
}

extension Finding {
  /// Whether a synthesis lists it: an established difference, an established change, or stability.
  var saysSomething: Bool {
    switch verdict {
    case .above, .below, .rising, .falling, .stable, .worrying, .reassuring, .converging,
      .diverging:
      strength >= .established
    case .notEstablished, .notPublished, .divided: false
    }
  }
}
