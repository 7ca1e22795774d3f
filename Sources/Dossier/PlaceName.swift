/// The name of a territory with its grammar: « de Valmont », « du Havre », « aux Sables ».
///
/// The article comes from the code TNCC of the Code officiel géographique (INSEE), or is read off
/// the name when the COG was not given.
public struct PlaceName: Hashable, Sendable {
  /// How « de » and « à » join the name, by code TNCC.
  public enum Article: Int, Hashable, Sendable {
    /// No article, before a consonant: de Valmont, à Valmont.
    case none = 0
    /// No article, before a vowel or a mute h: d'Orvaux, à Orvaux.
    case elided = 1
    /// Le: du Havre, au Havre.
    case le = 2
    /// La: de La Rochelle, à La Rochelle.
    case la = 3
    /// Les: des Abymes, aux Abymes.
    case les = 4
    /// L': de L'Isle-Adam, à L'Isle-Adam.
    case l = 5
    /// Aux, as in a name of place: des Aux, aux Aux.
    case aux = 6
    case las = 7
    case los = 8
  }

  /// As the COG writes it, article included: « Le Havre ».
  public let label: String
  public let article: Article
  /// For an arrondissement: the city it belongs to and its number.
  public let arrondissement: Arrondissement?

  public struct Arrondissement: Hashable, Sendable {
    public let city: String
    public let number: Int

    public init(city: String, number: Int) {
      self.city = city
      self.number = number
    }
  }

  public init(_ label: String, article: Article? = nil, arrondissement: Arrondissement? = nil) {
    self.label = label
    self.article = article ?? Self.guessedArticle(of: label)
    self.arrondissement = arrondissement
  }

  /// « Valmont », « Paris 18ᵉ ».
  public var short: String {
    guard let arrondissement else { return label }
    return "\(arrondissement.city) \(Self.ordinal(arrondissement.number))"
  }

  /// « Valmont », « le 18ᵉ arrondissement de Paris ».
  public var inSentence: String {
    arrondissement == nil ? label : "le " + long
  }

  /// « de Valmont », « du Havre », « du 18ᵉ arrondissement de Paris ».
  public var withDe: String {
    if arrondissement != nil { return "du " + long }
    return switch article {
    case .none: "de \(label)"
    case .elided: "d’\(label)"
    case .le: "du \(bare)"
    case .les, .aux: "des \(bare)"
    case .la, .l, .las, .los: "de \(label)"
    }
  }

  /// « à Valmont », « au Havre », « dans le 18ᵉ arrondissement de Paris ».
  public var withA: String {
    if arrondissement != nil { return "dans le " + long }
    return switch article {
    case .le: "au \(bare)"
    case .les, .aux: "aux \(bare)"
    case .none, .elided, .la, .l, .las, .los: "à \(label)"
    }
  }

  /// « 18ᵉ arrondissement de Paris ».
  private var long: String {
    guard let arrondissement else { return label }
    return "\(Self.ordinal(arrondissement.number)) arrondissement de \(arrondissement.city)"
  }

  /// The name without its article.
  private var bare: String {
    for article in ["Le ", "Les ", "Aux "] where label.hasPrefix(article) {
      return String(label.dropFirst(article.count))
    }
    return label
  }

  static func ordinal(_ number: Int) -> String { number == 1 ? "1ᵉʳ" : "\(number)ᵉ" }

  private static func guessedArticle(of label: String) -> Article {
    let starts: [(String, Article)] = [
      ("Le ", .le), ("La ", .la), ("Les ", .les), ("L'", .l), ("L’", .l), ("Las ", .las),
      ("Los ", .los),
    ]
    for (start, article) in starts where label.hasPrefix(start) { return article }
    let vowels = "AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆaeiouyhH"
    return label.first.map { vowels.contains($0) } == true ? .elided : .none
  }
}
