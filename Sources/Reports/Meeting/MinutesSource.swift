import Document
import Dossier
import Problems
import Strategy
import Templates
import Units

/// The values and the tables of a relevé by name.
func minutesSource(_ material: MinutesMaterial) throws(Problem) -> ReportSource<MinutesMaterial> {
  ReportSource(
    material: material, values: try material.values(),
    tables: [
      "releve.decisions": .init { material, _ throws(Problem) in
        blocks(try material.decisionsTable())
      },
      "releve.indicateurs": .init { material, _ throws(Problem) in
        blocks(try material.indicatorsTable())
      },
      "releve.suites": .init { material, _ throws(Problem) in blocks(try material.followUpsTable())
      },
    ])
}

private func blocks(_ table: Table?) -> [Block] { table.map { [.table($0)] } ?? [] }

extension MinutesMaterial {
  fileprivate func values() throws(Problem) -> TemplateScope {
    try commonValues().adding([
      "seance": .scope(try meetingValues()), "version": .integer(held.after.version),
    ])
  }

  private func meetingValues() throws(Problem) -> TemplateScope {
    let key = meeting.formation.rawValue.replacing(" ", with: "-")
    var formation = try words("releve.formations.\(key)")
    if let subject = meeting.subject {
      formation = try words(
        "releve.formation-sujet", ["formation": .text(formation), "sujet": .text(subject)])
    }
    return [
      "diffusion": .text(try words("releve.diffusion")),
      "instance": .optional(dossier.mission.body, TemplateValue.text),
      "formation": .text(formation), "date": .date(meeting.date),
      "annee": .year(meeting.date.year),
      "lieu": .optional(meeting.location, TemplateValue.text),
      "presidence": .optional(meeting.chair, TemplateValue.text),
      "presents": try list(meeting.present), "excuses": try list(meeting.excused),
      "ordre_du_jour": .text(meeting.agenda.joined(separator: " ; ")),
      "prochaine": .optional(meeting.next, TemplateValue.date),
      "a_des_decisions": .bool(!meeting.decisions.isEmpty),
      "a_des_mesures": .bool(!measured.isEmpty),
      "a_des_suites": .bool(!meeting.followUps.isEmpty),
    ]
  }

  private func list(_ functions: [String]) throws(Problem) -> TemplateValue {
    .text(functions.isEmpty ? try words("releve.aucun") : French.list(functions))
  }
}
