import Document
import Dossier
import Law
import Problems
import Strategy
import Templates

/// The values and the tables of the papers by name.
func instanceSource(
  _ material: InstanceMaterial
) throws(Problem) -> ReportSource<InstanceMaterial> {
  ReportSource(
    material: material, values: try material.values(),
    tables: councilTables.merging(lifeTables) { first, _ in first })
}

private typealias Builder = ReportSource<InstanceMaterial>.Builder

private func blocks(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }

/// What the law makes of the council.
private let councilTables: [String: Builder] = [
  "droit.obligations": .init { material, _ throws(Problem) in
    [.table(try material.obligationsTable(material.obligations))]
  },
  "droit.articles": .init(options: LegalReference.Code.allCases.map(BlockOption.articles(of:))) {
    material, request throws(Problem) in
    [.table(try material.articlesTable(try material.references(named: request)))]
  },
  "instance.de-droit": .init { material, _ throws(Problem) in
    let title = material.membership.isInLaw ? "de-droit" : "membres"
    return blocks(try material.seatsTable(material.membership.byRight, title: title))
  },
  "instance.designes": .init { material, _ throws(Problem) in
    blocks(try material.seatsTable(material.membership.designated, title: "designes"))
  },
  "instance.associes": .init { material, _ throws(Problem) in
    blocks(try material.seatsTable(material.membership.associated, title: "associes"))
  },
  "instance.signataires": .init { material, _ throws(Problem) in
    [.signatures(try material.signatories())]
  },
]

/// What the dossier knows of its life.
private let lifeTables: [String: Builder] = [
  "instance.ordre-du-jour": .init { material, _ throws(Problem) in
    blocks(try material.agendaTable())
  },
  "instance.decisions": .init { material, _ throws(Problem) in
    blocks(try material.minutes?.decisionsTable())
  },
  "instance.mesures": .init { material, _ throws(Problem) in
    blocks(try material.minutes?.indicatorsTable())
  },
  "instance.suites": .init { material, _ throws(Problem) in blocks(try material.followUpsTable()) },
  "instance.fiches": .init { material, _ throws(Problem) in blocks(try material.sheetsTable()) },
  "instance.indicateurs": .init { material, _ throws(Problem) in
    blocks(try material.indicatorsTable(of: material.record.state?.strategy.actions ?? []))
  },
  "instance.fipd": .init { material, _ throws(Problem) in blocks(try material.fundingTable()) },
  "instance.indicateurs-fipd": .init { material, _ throws(Problem) in
    blocks(try material.indicatorsTable(of: material.fundedActions))
  },
]

extension InstanceMaterial {
  /// The articles that a fence lists: `csi="L132-4 D132-9" cp="226-13"`; without any, those of the
  /// obligations.
  fileprivate func references(
    named request: BlockRequest
  ) throws(Problem) -> [LegalReference] {
    guard !request.options.isEmpty else { return obligations.flatMap(\.references) }
    var references: [LegalReference] = []
    for code in LegalReference.Code.allCases {
      let name = code.rawValue.lowercased()
      for article in (request.options[name] ?? "").split(separator: " ") {
        let reference = LegalReference(code, String(article))
        guard LegalCorpus.text(of: reference) != nil else {
          throw .unknownArticle(reference, at: request.place(of: name))
        }
        references.append(reference)
      }
    }
    return references
  }

  /// Who signs a charter: members by right and what the meetings know of the others.
  fileprivate func signatories() throws(Problem) -> Signatures {
    var roles = [try words("instance.conseils.\(council.rawValue).president-court")]
    for seat in membership.byRight {
      roles.append(try words("instance.sieges.\(seat.rawValue)", seatScope()))
    }
    roles += try supposed(institutions(.stateService, .body))
    return Signatures(
      opening: try phrase("instance.fait", ["lieu": .text(try signingPlace())]),
      signers: roles.map { role in
        Signatures.Signer(role: [.text(role.prefix(1).uppercased() + role.dropFirst())])
      })
  }
}

extension Problem {
  fileprivate static func unknownArticle(
    _ reference: LegalReference, at span: SourceSpan
  ) -> Problem {
    let known = LegalCorpus.texts.map(\.reference).filter { $0.code == reference.code }
    return Problem(
      .error, "article-inconnu", "le corpus n'a pas l'article « \(reference.article) »", at: span,
      hint: closest(to: reference.article, among: known.map(\.article)).map {
        "vouliez-vous dire « \($0) » ?"
      })
  }
}

extension BlockOption<InstanceMaterial> {
  /// Articles of a code, by their numbers.
  fileprivate static func articles(of code: LegalReference.Code) -> BlockOption {
    BlockOption(code.rawValue.lowercased(), isRequired: false) { _ in nil }
  }
}
