import Drawing

/// The colours of a theme file by the names that it gives them.
enum PaletteToken: String, CaseIterable, Hashable, Sendable {
  case encre
  case ardoise
  case gris
  case repere
  case filet
  case clair
  case fond
  case bleu
  case bleu4 = "bleu-4"
  case bleu3 = "bleu-3"
  case bleu2 = "bleu-2"
  case bande
  case bleu1 = "bleu-1"
  case chaleur1 = "chaleur-1"
  case brique
  case brique3 = "brique-3"
  case brique1 = "brique-1"
  case briqueSombre = "brique-sombre"
  case neutre
  case ocre
  case ocreTexte = "ocre-texte"
  case ocre1 = "ocre-1"
  case sable1 = "sable-1"
  case sable2 = "sable-2"
  case sable3 = "sable-3"
  case eau
  case couverture
  case couvertureLimites = "couverture-limites"

  var path: WritableKeyPath<Palette, Color> {
    switch self {
    case .encre: \.encre
    case .ardoise: \.ardoise
    case .gris: \.gris
    case .repere: \.repere
    case .filet: \.filet
    case .clair: \.clair
    case .fond: \.fond
    case .bleu: \.bleu
    case .bleu4: \.bleu4
    case .bleu3: \.bleu3
    case .bleu2: \.bleu2
    case .bande: \.bande
    case .bleu1: \.bleu1
    case .chaleur1: \.chaleur1
    case .brique: \.brique
    case .brique3: \.brique3
    case .brique1: \.brique1
    case .briqueSombre: \.briqueSombre
    case .neutre: \.neutre
    case .ocre: \.ocre
    case .ocreTexte: \.ocreTexte
    case .ocre1: \.ocre1
    case .sable1: \.sable1
    case .sable2: \.sable2
    case .sable3: \.sable3
    case .eau: \.eau
    case .couverture: \.couverture
    case .couvertureLimites: \.couvertureLimites
    }
  }
}
