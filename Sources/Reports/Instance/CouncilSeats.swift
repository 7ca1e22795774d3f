import Document
import Dossier
import Law
import Problems
import Templates
import Units

/// What an institution that came to a meeting is, for the order that composes the council.
enum Institution: Hashable {
  /// Has its seat by right already.
  case byRight
  case stateService
  /// A seat of its own in the decree only, until 2024.
  case department
  case member
  /// Services of the territory itself, who sit beside its president.
  case ownService
  case parliament
  case body

  /// By the words that meetings are written with, the most telling first.
  init(_ name: String) {
    let name = " " + name.lowercased().replacing("’", with: "'")
    // Each is the beginning of a word: « maire » is not in « école primaire ».
    let found = Self.words.first { $0.words.contains { name.contains(" " + $0) } }
    self = found?.kind ?? .body
  }

  private static let words: [(kind: Institution, words: [String])] = [
    (.department, ["conseil départemental", "conseil général"]),
    (.ownService, ["police municipale", "ccas", "centre communal", "service municipal", "mairie"]),
    (.ownService, ["services de la ville", "tranquillité publique"]),
    (
      .byRight,
      ["préfecture", "préfet", "préfète", "sous-préf", "parquet", "procureur", "procureure"]
    ),
    (
      .stateService,
      [
        "police nationale", "gendarmerie", "éducation nationale", "protection judiciaire",
        "insertion et de probation", "pjj", "spip", "dipn", "ddpn", "commissariat",
      ]
    ),
    (.parliament, ["député", "sénat"]),
    (.member, ["maire"]),
  ]
}

extension InstanceMaterial {
  /// Institutions that came to a meeting or were excused, each once, in alphabetical order.
  func institutions(_ kinds: Institution...) -> [String] {
    let all = Set(record.meetings.flatMap { $0.present + $0.excused })
    return all.filter { kinds.contains(Institution($0)) }.sorted()
  }

  /// Institutions that only the meetings tell of: whoever signs has to confirm them.
  func supposed(_ names: [String]) throws(Problem) -> [String] {
    try names.mapTyped { name throws(Problem) in
      try words("instance.suppose", ["nom": .text(name)])
    }
  }

  /// Seat, who fills it, on what ground: what an order has to name.
  func seatsTable(_ seats: [Membership.Seat], title: String) throws(Problem) -> Table? {
    guard !seats.isEmpty else { return nil }
    var rows: [Table.Row] = []
    for seat in seats {
      let names = names(for: seat)
      var known = try phrase("instance.a-designer")
      if !names.isEmpty {
        known = try phrase("instance.a-confirmer", ["noms": .text(French.list(names))])
      } else if membership.byRight.contains(seat) {
        known = try phrase("instance.es-qualites")
      }
      rows.append(Table.Row([try phrase("instance.sieges.\(seat.rawValue)", seatScope()), known]))
    }
    return Table(
      title: try phrase("instance.titres.\(title)"),
      columns: [
        Table.Column([.text(try words("instance.colonnes.siege"))], .left, stretch: 1.3),
        Table.Column([.text(try words("instance.colonnes.titulaire"))], .left, stretch: 1),
      ],
      rows: rows,
      source: try phrase(
        "instance.sieges-source", ["article": .text(membership.reference.article)]),
      anchor: "tableau-" + title)
  }

  /// Who sees to a seat, from the meetings; empty for those by right, who sit by their function.
  private func names(for seat: Membership.Seat) -> [String] {
    switch seat {
    case .stateServices: institutions(.stateService)
    case .bodies: institutions(.body)
    case .parliament: institutions(.parliament)
    default: []
    }
  }

  func seatScope() throws(Problem) -> TemplateScope {
    [
      "prefet": .text(try words("instance.prefets.\(prefectKey).nom")),
      // By the law of 2024 they sit when they ask for it, by the decree before they are members.
      "a_leur_demande": .text(membership.isInLaw ? try words("instance.a-leur-demande") : ""),
      "epci": .optional(territory.intercommunality?.name, TemplateValue.text),
    ]
  }

  /// Where papers are signed: an intercommunality is no place.
  func signingPlace() throws(Problem) -> String {
    council == .local ? territory.name.short : try words("instance.lieu-a-completer")
  }

  var prefectKey: String { isInBouchesDuRhone ? "police" : "departement" }
}
