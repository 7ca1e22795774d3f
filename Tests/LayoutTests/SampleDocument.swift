import Charts
import Document
import Drawing
import Units

/// A plot that fills its room with a frame and a line of text.
struct TestPlot: Plot {
  var height = 60.mm

  func height(forWidth width: Double, in context: ChartContext) -> Double { height }

  func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    let style = context.theme.sans(7.5)
    let origin = Point(x: room.left + 4, y: room.top + 12)
    return [
      .fill(.rect(room), context.theme.palette.fond),
      .stroke(.rect(room.inset(by: 1)), Stroke(context.theme.palette.bleu3, width: 1)),
      .text(PlacedText("plot", at: origin, style: style)),
    ]
  }
}

/// A plot that takes the height it wants, whatever its room.
struct StubbornPlot: Plot {
  func height(forWidth width: Double, in context: ChartContext) -> Double { 500.mm }

  func shapes(in room: Rect, context: ChartContext) -> [Shape] {
    let bottom = Point(x: room.left, y: room.top + 500.mm)
    return [
      .stroke(
        .line(from: Point(x: room.left, y: room.top), to: bottom.offset(x: room.width)),
        Stroke(context.theme.palette.bleu, width: 1)),
      .text(PlacedText("bas", at: bottom, style: context.theme.sans(8))),
    ]
  }
}

/// A document with blocks of all kinds, from a few invented sentences.
enum Sample {
  private static let vocabulary = [
    "Après", "le", "recul", "des", "années", "2020", "et", "2021,", "le", "taux", "augmente",
    "chaque", "année", "dans", "les", "soixante", "communes", "comparables", ":", "un", "rapport",
    "de", "1,5", "que", "l'intervalle", "ne", "permet", "pas", "d'expliquer", "à", "lui", "seul",
    ";", "les", "enregistrements", "dépendent", "aussi", "de", "la", "propension", "à", "porter",
    "plainte", "et", "de", "l'activité", "des", "services.",
  ]

  static func words(_ count: Int, from start: Int = 0) -> String {
    (0..<count).map { vocabulary[($0 + start) % vocabulary.count] }.joined(separator: " ")
  }

  static func paragraph(_ count: Int, from start: Int = 0) -> Block {
    .paragraph(Paragraph([.text(words(count, from: start))]))
  }

  static func figure(
    _ anchor: String, title: String = "Un cambriolage pour 122 logements en 2025",
    height: Double = 60.mm, kind: Figure.Kind = .figure
  ) -> Block {
    .figure(
      Figure(
        kind: kind, title: [.text(title)],
        subtitle: [.text("Cambriolages de logement enregistrés, pour 1 000 logements, 2016–2025")],
        chart: Chart(
          plot: TestPlot(height: height), alternativeText: "Une ligne monte.",
          values: ValueTable(columns: ["année"], rows: [])),
        reading: [.text("en 2025, 98 cambriolages ont été enregistrés, soit 8,2 pour 1 000.")],
        source: [.text("SSMSI, base communale 2025. Précaution : trois victimes sur quatre.")],
        anchor: anchor))
  }

  static func table(rows: Int, anchor: String = "") -> Block {
    .table(
      Table(
        title: [.text("Atteintes aux biens : nombres, taux, écart et tendance")],
        columns: [
          Table.Column([.text("Atteinte")], .left, stretch: 1),
          Table.Column([.text("Unité")], .left),
          Table.Column([.text("2024")], spanner: "Nombre"),
          Table.Column([.text("2025")], spanner: "Nombre"),
          Table.Column([.text("taux")], spanner: "Taux pour 1 000"),
          Table.Column([.text("intervalle")], spanner: "Taux pour 1 000", isSecondary: true),
        ],
        rows: (0..<rows).map { row in
          Table.Row(
            [
              [.text("Vols dans les véhicules \(row + 1)")], [.text("véhicules")],
              [.text("\(86 + row)")], [.text("\(79 + row)")], [.text("3,2")],
              [.text("[2,6 ; 4,1]")],
            ], isKey: row == 0)
        },
        reading: [.text("en 2025, 79 vols ont été enregistrés.")], source: [.text("SSMSI 2025.")],
        anchor: anchor))
  }

  static func callout(_ kind: Callout.Kind, _ label: String, words count: Int = 18) -> Block {
    .callout(Callout(kind, label: [.text(label)], blocks: [paragraph(count)]))
  }

  static func heading(
    _ level: Int, _ topic: String, _ finding: String = "", numbering: Heading.Numbering = .chapter
  ) -> Block {
    .heading(
      Heading(
        level: level, topic: [.text(topic)], finding: finding.isEmpty ? [] : [.text(finding)],
        numbering: numbering, anchor: topic))
  }
}

extension Sample {
  static var chapters: [Block] {
    [.contents(.chapters), .contents(.figures), .contents(.tables)] + synthesis + offences
      + places
  }

  private static var synthesis: [Block] {
    [
      heading(1, "Synthèse", "Sept constats pour décider"),
      .paragraph(Paragraph([.text(words(30))], role: .lead)),
      .list(BulletList(items: [[paragraph(30)], [paragraph(12)], [paragraph(22)]])),
      paragraph(90, from: 8), paragraph(60, from: 3),
      .callout(
        Callout(
          .finding, label: [.text("Constat C12")],
          blocks: [
            paragraph(16),
            .paragraph(
              Paragraph([
                .text("Fiches "),
                .link(.destination("Malveillance"), [.strong([.text("F04")])]), .text(", "),
                .link(.destination("nulle part"), [.strong([.text("F05")])]),
              ])),
          ])),
      .keyFigures([
        KeyFigure(
          value: "24 310", label: [.text("habitants en 2023")], note: [.text("Insee, 2023")]),
        KeyFigure(
          value: "8,2", label: [.text("cambriolages pour 1 000 logements")],
          note: [.text("[6,7 ; 10,0]")]),
      ]),
    ]
  }

  private static var offences: [Block] {
    [
      heading(1, "Malveillance", "Les cambriolages dépassent leur niveau de 2019"),
      paragraph(40),
      heading(2, "Vue d'ensemble", "Neuf atteintes sur dix sont des atteintes aux biens"),
      figure("f1"), paragraph(80), heading(3, "Ce que disent les taux"), paragraph(120),
      heading(4, "Une précision"), paragraph(50),
      heading(
        2, "Après les années",
        "Les cambriolages dépassent leur niveau de 2019, à rebours des communes comparables"),
      .beside(
        proof: [figure("f2")],
        comment: [
          paragraph(28), callout(.finding, "Constat C12"), callout(.caution, "Précaution"),
        ]),
      figure("f3", title: "Deux autres atteintes progressent, une seule recule", height: 40.mm),
      table(rows: 7, anchor: "t1"),
      heading(2, "Position", "Deux atteintes dépassent ce que l'on attend"),
      table(rows: 60),
      .columns([[figure("f4", height: 30.mm)], [figure("f5", height: 40.mm)]]),
      .paragraph(
        Paragraph([
          .text("Une phrase avec une note"),
          .footnote([.text("Le texte de la note : " + words(30))]),
          .text(" et une suite, puis un "), .strong([.text("mot en gras")]), .text(", "),
          .emphasis([.text("un autre")]), .text(" et "),
          .link(.uri("https://www.legifrance.gouv.fr/codes?x=1"), [.text("un lien")]), .text("."),
        ])),
    ]
  }

  private static var places: [Block] {
    [
      heading(1, "Tranquillité publique", "Six appels sur dix viennent de deux quartiers"),
      figure("carte", height: 150.mm, kind: .map), paragraph(50),
      .fieldTable(
        FieldTable(fields: [
          FieldTable.Field(
            name: [.text("Constats généraux")],
            content: [.list(BulletList(items: [[paragraph(24)], [paragraph(12)]]))]),
          FieldTable.Field(name: [.text("Acteurs à mobiliser")], content: [paragraph(18)]),
        ])),
      heading(1, "Annexe. Glossaire des sigles", numbering: .annex), paragraph(40),
      .list(BulletList(items: [[paragraph(8)], [paragraph(9)]], isOrdered: true)),
    ]
  }

  static func document(_ blocks: [Block] = chapters) -> Document {
    Document(
      metadata: Publication.Metadata(
        title: "Diagnostic local de sécurité", author: "Ville de Valmont", subject: "",
        keywords: [], language: "fr-FR", date: "2026-12-04"),
      cover: cover,
      runningHead: RunningHead(
        territory: "Valmont", document: "Diagnostic local de sécurité 2026",
        edition: "Édition publiable", warning: "données fictives"),
      blocks: blocks)
  }

  static var cover: Cover {
    Cover(
      owner: "Ville de Valmont", service: "Tranquillité publique et prévention",
      mentions: ["Édition publiable", "Version 1"], title: ["Diagnostic local", "de sécurité"],
      year: "2026",
      fields: [
        Cover.Field(
          name: "Présenté au",
          text: "Conseil local de sécurité et de prévention de la délinquance, séance plénière "
            + "du 4 décembre 2026"),
        Cover.Field(
          name: "Fondé sur",
          text: "Faits enregistrés 2016–2025, registre municipal, enquête de mars–avril 2026 "
            + "(1 012 personnes), 24 entretiens"),
        Cover.Field(
          name: "Cadre", text: "Articles L132-4 et D132-7 du code de la sécurité intérieure"),
      ],
      picture: nil,
      caption: "Commune et quartiers de Valmont ; en hachures, le quartier prioritaire",
      warning: "données fictives")
  }
}
